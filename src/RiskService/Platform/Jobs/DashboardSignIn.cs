using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>
/// The sign-in to the dashboard: a form that takes an access token of a platform admin, checked as calls are. The
/// cookie that it gives ends after an hour, or with the token if that is sooner.
/// </summary>
internal static partial class DashboardSignIn
{
    internal const string SignIn = "/sign-in";
    internal const string SignOut = "/sign-out";
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private const string FormCookie = "riskplatform-jobs-form";
    private const string FormField = "form";
    private const string TokenField = "token";
    private const int MostBytes = 32 * 1024;

    internal static void Map(WebApplication app)
    {
        app.MapGet(DashboardSetup.Path + SignIn, (RequestDelegate)(http => PageAsync(http, "")));
        app.MapPost(DashboardSetup.Path + SignIn, (RequestDelegate)SignInAsync)
            .RequireRateLimiting(DashboardSetup.Policy);
        app.MapPost(DashboardSetup.Path + SignOut, (RequestDelegate)SignOutAsync);
    }

    private static async Task SignInAsync(HttpContext http)
    {
        if (await FormAsync(http) is not { } form) return;
        var found = await http.RequestServices.GetRequiredService<TokenCheck>()
            .RunAsync(form[TokenField].ToString().Trim());
        if (found is null || !found.Caller.Is(Roles.PlatformAdmin)
            || !found.Caller.Scopes.Contains(AccessTable.WriteScope))
        {
            await PageAsync(http, "This is not a valid token of a platform admin with the scope "
                + $"{AccessTable.WriteScope}.", StatusCodes.Status403Forbidden);
            return;
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var identity = new ClaimsIdentity([new Claim("sub", found.Caller.Subject)], DashboardSetup.Scheme);
        await http.SignInAsync(DashboardSetup.Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = found.Until < now + Longest ? found.Until : now + Longest,
            AllowRefresh = false,
        });
        Log(http, found.Caller.Subject);
        http.Response.Redirect(DashboardSetup.Path);
    }

    private static async Task SignOutAsync(HttpContext http)
    {
        if (await FormAsync(http) is null) return;
        await http.SignOutAsync(DashboardSetup.Scheme);
        http.Response.Redirect(DashboardSetup.Path + SignIn);
    }

    /// <summary>
    /// The form, if it was this service's own page that sent it: the secret in it is the one in the cookie, which no
    /// other site can read or set. Null once refused.
    /// </summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType || request.ContentLength is not <= MostBytes)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        var form = await request.ReadFormAsync(http.RequestAborted);
        var (sent, kept) = (form[FormField].ToString(), request.Cookies[FormCookie] ?? "");
        var same = kept.Length > 0 && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(kept));
        var origin = request.Headers.Origin.ToString();
        if (same && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}")) return form;
        await PageAsync(http, "Please try again.", StatusCodes.Status400BadRequest);
        return null;
    }

    private static async Task PageAsync(HttpContext http, string said, int status = StatusCodes.Status200OK)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(FormCookie, secret, new CookieOptions
        {
            Path = DashboardSetup.Path,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
        });
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var form = $"<input type=\"hidden\" name=\"{FormField}\" value=\"{secret}\">";
        var leave = await DashboardSetup.IsSignedInAsync(http)
            ? $"""
              <p>You are signed in. <a href="{DashboardSetup.Path}">Open the jobs</a></p>
              <form method="post" action="{DashboardSetup.Path}{SignOut}">{form}<button>Sign out</button></form>

              """ : "";
        await http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to jobs - RiskPlatform</title>
            </head>
            <body>
            <main>
            <h1>Sign in to jobs</h1>
            <p role="alert">{said}</p>
            {leave}<form method="post" action="{DashboardSetup.Path}{SignIn}">
            {form}
            <p><label for="token">Access token of a platform admin</label></p>
            <p><input id="token" name="{TokenField}" type="password" autocomplete="off" size="60" required></p>
            <p><button>Sign in</button></p>
            </form>
            </main>
            </body>
            </html>

            """, http.RequestAborted);
    }

    private static void Log(HttpContext http, string subject) => LogSignedIn(
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DashboardSignIn)), subject);

    [LoggerMessage(1, LogLevel.Information, "{Subject} signed in to the jobs dashboard")]
    private static partial void LogSignedIn(ILogger log, string subject);
}
