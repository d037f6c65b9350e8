using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// On a page with a dangerous act: whoever proved who they are more than ten minutes ago is asked to again, by the
/// issuer, whichever that is. A session that was left open on a desk discloses and destroys nothing. A form that was
/// sent too late waits meanwhile, so that nothing that was typed is lost.
/// </summary>
/// <param name="handlers">
/// The acts that are dangerous, such as <c>PostLift</c> for <c>OnPostLiftAsync</c>. None: all of the page.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentSignInAttribute(params string[] handlers) : Attribute, IAsyncPageFilter
{
    internal static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Handlers => handlers;

    /// <summary>
    /// Whether a form waits until it is proved. Not where people type passwords, which are kept nowhere: there a form
    /// may be sent ten minutes later than its page was opened.
    /// </summary>
    public bool KeepsForm { get; set; } = true;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var posts = HttpMethods.IsPost(http.Request.Method);
        var limit = posts && !KeepsForm ? Recent + Recent : Recent;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!IsAbout(context.HandlerMethod) || ProvedWithin(limit, http.User, now))
        {
            await next();
            return;
        }

        var held = posts && KeepsForm
            ? await http.RequestServices.GetRequiredService<HeldForms>().KeepAsync(http) : null;
        context.Result = new ChallengeResult(
            OpenIdConnectDefaults.AuthenticationScheme,
            new OpenIdConnectChallengeProperties
            {
                MaxAge = Recent,
                RedirectUri = held is null ? Page(context) : HeldForms.Path + QueryString.Create("form", held),
                Items = { [Asked] = "yes" },
            });
    }

    /// <summary>Marks a challenge whose answer has to be a proof that is recent.</summary>
    internal const string Asked = ".recent";

    /// <summary>Nobody who does not say when they proved it has proved it.</summary>
    internal static bool ProvedWithin(TimeSpan limit, ClaimsPrincipal? person, DateTimeOffset now) =>
        long.TryParse(person?.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var at)
        && now - DateTimeOffset.FromUnixTimeSeconds(at) <= limit;

    private bool IsAbout(HandlerMethodDescriptor? handler) => handlers.Length == 0
        || (handler is not null && handlers.Contains(handler.HttpMethod + handler.Name, StringComparer.Ordinal));

    /// <summary>A file is asked for again on its page, since a browser shows no page for one.</summary>
    private static string Page(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var query = context.HandlerMethod?.Name is null && HttpMethods.IsGet(request.Method)
            ? request.QueryString.ToString() : "";
        return request.Path + query;
    }
}
