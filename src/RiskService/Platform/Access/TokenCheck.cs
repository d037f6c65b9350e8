using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>A token that was found valid, and until when.</summary>
internal sealed record CheckedToken(Caller Caller, DateTimeOffset Until);

/// <summary>
/// Checks a token that came otherwise than in a header, by the very settings that calls are checked by.
/// </summary>
internal sealed class TokenCheck(IOptionsMonitor<JwtBearerOptions> options)
{
    private const int Longest = 16_384;

    /// <summary>Null for one that is not valid, or lacks what identifies a caller.</summary>
    internal async Task<CheckedToken?> RunAsync(string token)
    {
        if (token.Length is 0 or > Longest) return null;
        var jwt = options.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = jwt.TokenValidationParameters.Clone();
        if (jwt.ConfigurationManager is BaseConfigurationManager issuer) parameters.ConfigurationManager = issuer;
        foreach (var handler in jwt.TokenHandlers)
        {
            var result = await handler.ValidateTokenAsync(token, parameters);
            if (!result.IsValid) continue;
            return Caller.From(new ClaimsPrincipal(result.ClaimsIdentity)) is { } caller
                ? new CheckedToken(caller, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero)) : null;
        }

        return null;
    }
}
