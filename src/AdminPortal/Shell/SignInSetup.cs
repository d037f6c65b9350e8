using Microsoft.AspNetCore.Authentication.Cookies;

namespace RiskPlatform.AdminPortal.Shell;

internal static class SignInSetup
{
    internal static void AddSignIn(this IServiceCollection services) => services
        .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
        .AddCookie(cookie =>
        {
            cookie.Cookie.Name = "riskplatform-portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.AccessDeniedPath = "/error?status=403";
        });
}
