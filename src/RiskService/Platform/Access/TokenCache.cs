using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>
/// Remembers for half a minute that a token was found valid, so that a client that calls often does not have its
/// signature verified and its issuer asked each time. What is kept is a hash of the token and the outcome; lifetimes
/// are judged at each call. A token that was revoked is refused when the half minute is over.
/// </summary>
internal sealed class TokenCache(TimeProvider clock, Introspection introspection) : JsonWebTokenHandler
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
        if (entries.TryGetValue(key, out var known) && now < known.Until) return known.Result;

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid) return result;

        // What the issuer said is remembered either way: who sends a revoked token again asks no more of it.
        var until = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        if (now + Remembered < until) until = now + Remembered;
        if (!await introspection.IsActiveAsync(token, key, result, validationParameters.ConfigurationManager))
            result = new TokenValidationResult { IsValid = false, Exception = new TokenRevokedException() };
        if (entries.Count >= Most) entries.Clear();
        entries[key] = new Entry(result, until);
        return result;
    }

    private sealed record Entry(TokenValidationResult Result, DateTimeOffset Until);
}
