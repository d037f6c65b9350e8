namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// How each cookie is kept: no script reads it, no other site sends it along, and outside Development browsers are held
/// to it by its name: set over TLS alone, by this host alone.
/// </summary>
internal static class SafeCookies
{
    internal static void Set(CookieBuilder cookie, string name, SameSiteMode sameSite, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.Path = "/";
        Common(cookie, sameSite, environment);
    }

    /// <summary>One that is kept for a path below alone, which the stricter prefix does not allow.</summary>
    internal static void SetBelow(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : "__Secure-" + name;
        Common(cookie, SameSiteMode.Lax, environment);
    }

    private static void Common(CookieBuilder cookie, SameSiteMode sameSite, IHostEnvironment environment)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy =
            environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
