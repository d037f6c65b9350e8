using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.Cli.App;

/// <summary>What a development token says.</summary>
internal sealed record TokenRequest(string Subject, string Agency, IReadOnlyList<string> Roles)
{
    internal string Scope { get; init; } = "risk.read risk.write";

    internal TimeSpan ValidFor { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>Signs development tokens with the local key.</summary>
internal sealed class TokenMint(ECDsa key, TimeProvider time)
{
    internal const string Issuer = "https://development.riskplatform.invalid";
    internal const string Audience = "riskplatform";

    private readonly SigningCredentials credentials = new(new ECDsaSecurityKey(key)
    {
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    }, SecurityAlgorithms.EcdsaSha256);

    internal string Mint(TokenRequest request)
    {
        var now = time.GetUtcNow();
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + request.ValidFor).UtcDateTime,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = request.Subject,
                ["client_id"] = "risk-cli",
                ["agency"] = request.Agency,
                ["role"] = request.Roles is [var only] ? only : request.Roles.ToArray(),
                ["scope"] = request.Scope,
                ["jti"] = Guid.CreateVersion7().ToString(),
            },
        });
    }
}
