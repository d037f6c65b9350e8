using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>
/// Hangfire's dashboard for platform admins. It has no data of cases: jobs have no arguments but ids. Whoever has
/// signed in may look and have jobs run again.
/// </summary>
internal static class DashboardSetup
{
    internal const string Path = "/jobs";
    internal const string Scheme = "jobs";
    internal const string Policy = "jobs-sign-in";

    internal static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "riskplatform-jobs";
            cookie.Cookie.Path = Path;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = DashboardSignIn.Longest;
            cookie.SlidingExpiration = false;
        });

        // Any copy of the service opens what another has sealed.
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<MasterKeys>((cookie, masters) =>
            cookie.TicketDataFormat = new SealedTickets(masters.ForPurpose("jobs dashboard")));
        services.AddOptions<JobsOptions>().BindConfiguration("Jobs").ValidateDataAnnotations().ValidateOnStart();
        services.AddAntiforgery();
        return services.AddRateLimiter(limiter => limiter.AddPolicy(Policy, http => PerAddress.OfMinute(
            http, http.RequestServices.GetRequiredService<IOptions<JobsOptions>>().Value.SignInsPerMinute)));
    }

    internal static void MapDashboard(this WebApplication app)
    {
        app.Use(GuardAsync);
        DashboardSignIn.Map(app);
        app.MapHangfireDashboard(Path, new DashboardOptions
        {
            Authorization = [],
            AsyncAuthorization = [new SignedIn()],
            AppPath = null,
            DashboardTitle = "RiskPlatform jobs",
            DisplayStorageConnectionString = false,
        });
    }

    internal static async Task<bool> IsSignedInAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Succeeded;

    /// <summary>Before anything of the dashboard answers: its pages and its files alike.</summary>
    private static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(http);
            return;
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        if (rest == DashboardSignIn.SignIn || rest == DashboardSignIn.SignOut || await IsSignedInAsync(http))
        {
            await next(http);
        }
        else if (HttpMethods.IsGet(http.Request.Method) && rest.Value is "" or "/")
        {
            http.Response.Redirect(Path + DashboardSignIn.SignIn);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>Asked again where the dashboard itself decides, should it ever be mapped elsewhere.</summary>
    private sealed class SignedIn : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context) => IsSignedInAsync(context.GetHttpContext());
    }
}
