using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// On a page with a dangerous act: whoever proved who they are more than ten minutes ago is asked to again. A session
/// that was left open on a desk takes nobody's access away.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentSignInAttribute : Attribute, IAuthorizationFilter
{
    internal static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (http.User.Identity is not { IsAuthenticated: true }
            || http.User.FindFirstValue("auth_time") is not { } text) return;
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

        // A form that was begun in time may be sent a little later, so that nothing that was typed is lost.
        var limit = HttpMethods.IsPost(http.Request.Method) ? Recent + Recent : Recent;
        if (now - at <= limit) return;
        context.Result = new ChallengeResult(
            OpenIdConnectDefaults.AuthenticationScheme,
            new OpenIdConnectChallengeProperties
            {
                MaxAge = Recent,
                RedirectUri = http.Request.Path + http.Request.QueryString,
            });
    }
}
