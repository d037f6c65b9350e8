using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>
/// Why a token was not taken, kept with its call: the framework forgets a failed authentication, and callers must be
/// able to tell an expired token, which they renew, from one that was never sent.
/// </summary>
internal static class TokenFailure
{
    private static readonly object Key = new();

    internal static JwtBearerEvents Events { get; } = new()
    {
        OnAuthenticationFailed = failed =>
        {
            failed.HttpContext.Items[Key] = failed.Exception;
            return Task.CompletedTask;
        },
    };

    internal static Exception? Of(HttpContext http) => http.Items[Key] as Exception;
}
