namespace RiskPlatform.Client.Tokens;

/// <summary>Where the bearer token of a call comes from.</summary>
internal interface ITokenSource
{
    /// <returns>A token that should still be valid.</returns>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>The service rejected <paramref name="token"/>.</summary>
    /// <returns>True if <see cref="GetAsync"/> will give another.</returns>
    bool Discard(string token);
}

/// <summary>Asks the application, which knows for itself when to renew.</summary>
internal sealed class DelegateTokens(Func<CancellationToken, ValueTask<string>> get) : ITokenSource
{
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);

    public bool Discard(string token) => false;
}
