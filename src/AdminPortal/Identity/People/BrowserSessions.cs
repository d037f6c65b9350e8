using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// The sessions that the cookies of a browser stand for, the portal's and the issuer's: ended each by itself, since one
/// of them may be over, or not begun yet. Cookies go at once; the rest never keeps anybody waiting who must leave.
/// </summary>
internal sealed partial class BrowserSessions(
    IServiceScopeFactory scopes, SessionStore store, PortalTokens tokens, SetUpCookie setUp, KnownCookie known,
    IOptionsMonitor<CookieAuthenticationOptions> cookies, IOptions<PortalIdentityOptions> options,
    ILogger<BrowserSessions> logger)
{
    // What the cookie handler calls the key of a session in its cookie.
    private const string KeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>How long somebody who leaves may be kept waiting for the database or an issuer elsewhere.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private string[] Schemes => options.Value.IsIssuer
        ? [PortalCookie.Scheme, IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme]
        : [PortalCookie.Scheme];

    /// <summary>Takes the cookies away and ends what they stood for. It goes on by itself after a moment.</summary>
    internal async Task LeaveAsync(HttpContext http)
    {
        var (knownBy, end) = (known.Take(http), EndOf(http));
        var ending = Task.Run(() => EndAllAsync(end, knownBy));
        try
        {
            await ending.WaitAsync(Patience);
        }
        catch (Exception e)
        {
            // Nothing keeps a person here. What was not ended ends by its time, and its cookie is gone.
            LogNotEnded(e);
        }
    }

    /// <summary>As above, for whoever can wait until all is ended.</summary>
    internal Task EndAsync(HttpContext http) => EndOf(http)();

    /// <summary>Sessions first: they are what lets somebody in.</summary>
    private async Task EndAllAsync(Func<Task> sessions, IReadOnlyList<string> knownBy)
    {
        await sessions();
        if (knownBy.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        await KnownBrowsers.EndAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>(), knownBy);
    }

    private Func<Task> EndOf(HttpContext http)
    {
        // Read and taken here, so that the rest needs nothing of the request.
        setUp.Forget(http);
        var keys = Schemes.Select(scheme => Take(http, scheme)).OfType<string>().ToList();
        return () => EndAsync(keys);
    }

    private string? Take(HttpContext http, string scheme)
    {
        var its = cookies.Get(scheme);
        var value = its.CookieManager.GetRequestCookie(http, its.Cookie.Name!);
        if (value is null) return null;
        its.CookieManager.DeleteCookie(http, its.Cookie.Name!, its.Cookie.Build(http));
        return its.TicketDataFormat.Unprotect(value)?.Principal.FindFirstValue(KeyClaim);
    }

    private async Task EndAsync(List<string> keys)
    {
        foreach (var key in keys)
        {
            if (await store.RetrieveAsync(key) is not { } ticket) continue;
            await store.RemoveAsync(key);
            await using var scope = scopes.CreateAsyncScope();
            var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
            if (ticket.Principal.FindFirstValue("sub") is { } subject)
            {
                await sessions.ForgetFormsAsync(subject, CancellationToken.None);
                if (ticket.Principal.FindFirstValue("sid") is { } sid)
                    await sessions.EndAsync(subject, sid, CancellationToken.None);
            }

            if (!options.Value.IsIssuer)
                await tokens.GiveBackAsync(ticket.Properties.GetTokenValue("refresh_token"));
        }
    }

    [LoggerMessage(LogLevel.Warning, "A session was not ended in time for somebody who left.")]
    private partial void LogNotEnded(Exception e);
}
