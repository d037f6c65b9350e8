using RiskPlatform.Client.Tokens;

namespace Clients.Tests.Fakes;

/// <summary>Tokens that are replaced when they are rejected.</summary>
internal sealed class RenewingTokens : ITokenSource
{
    private int number = 1;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult($"token-{number}");

    public bool Discard(string token)
    {
        if (token != $"token-{number}") return false;
        number++;
        return true;
    }
}
