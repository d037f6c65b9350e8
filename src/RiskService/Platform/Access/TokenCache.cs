using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>
/// Remembers for half a minute that a token was found valid, so that a client that calls often does not have its
/// signature verified each time. What is kept is a hash of the token and the outcome; lifetimes are judged at each
/// call.
/// </summary>
internal sealed class TokenCache(TimeProvider clock) : JsonWebTokenHandler
{
    private const int Most = 2_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Puts the cache in front of the handler's own validation.</summary>
    internal void Serve(JwtBearerOptions jwt)
    {
        MapInboundClaims = false;
        jwt.TokenHandlers.Clear();
        jwt.TokenHandlers.Add(this);
    }

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var now = clock.GetUtcNow();
        if (entries.TryGetValue(key, out var known)
            && now - known.Since < Remembered
            && now.UtcDateTime < known.Result.SecurityToken.ValidTo)
        {
            return known.Result;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            if (entries.Count >= Most) entries.Clear();
            entries[key] = new Entry(result, now);
        }

        return result;
    }

    private sealed record Entry(TokenValidationResult Result, DateTimeOffset Since);
}
