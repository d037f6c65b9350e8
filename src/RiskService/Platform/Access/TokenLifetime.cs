using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.RiskService.Platform.Access;

internal static class TokenLifetime
{
    /// <summary>
    /// Throws as the library's own validator does, so that callers are told of an expired token as such.
    /// </summary>
    internal static bool Check(DateTime? from, DateTime? until, DateTime now, TimeSpan skew)
    {
        if (until is not { } end) throw new SecurityTokenNoExpirationException();
        if (end < now - skew) throw new SecurityTokenExpiredException { Expires = end };
        if (from is { } start && start > now + skew) throw new SecurityTokenNotYetValidException { NotBefore = start };
        return true;
    }
}
