using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// Holds the secret of a set-up link, sealed, once its first page was opened: from then on it stands in no address, so
/// that neither the history of a shared computer nor a log along the way keeps what an account is set up with.
/// </summary>
public sealed class SetUpCookie
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly IDataProtector protector;
    private readonly TimeProvider clock;
    private readonly CookieBuilder cookie = new();

    public SetUpCookie(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider clock)
    {
        (protector, this.clock) = (protection.CreateProtector("set-up-link"), clock);

        // Lax, since a link is opened from a mail or a message: the first page is asked for from elsewhere.
        SafeCookies.Set(cookie, "riskplatform-set-up", SameSiteMode.Lax, environment);
    }

    /// <summary>Keeps the secret in place of the address: for an hour, and no longer than the link is good.</summary>
    internal void Keep(HttpContext http, string secret, DateTimeOffset linkEnds)
    {
        var ends = clock.GetUtcNow() + Lifetime;
        if (linkEnds < ends) ends = linkEnds;
        Put(http, [ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), secret]);
    }

    /// <summary>Keeps, for as long as before, that the first step was taken in this browser, and its outcome.</summary>
    internal void KeepStep(HttpContext http, string stamp)
    {
        if (Open(http) is [var time, var secret, ..]) Put(http, [time, secret, stamp]);
    }

    /// <summary>The secret that this browser opened a link with; null for none, or one kept too long.</summary>
    internal string? Read(HttpContext http) => Open(http)?[1];

    /// <summary>The outcome of the first step in this browser; null where it was not taken here.</summary>
    internal string? ReadStep(HttpContext http) => Open(http) is [_, _, var stamp] ? stamp : null;

    private void Put(HttpContext http, string[] parts) =>
        http.Response.Cookies.Append(cookie.Name!, protector.Protect(string.Join(' ', parts)), cookie.Build(http));

    private string[]? Open(HttpContext http)
    {
        if (http.Request.Cookies[cookie.Name!] is not { Length: > 0 and < 1000 } value) return null;
        try
        {
            var parts = protector.Unprotect(value).Split(' ');
            var ends = long.Parse(parts[0], CultureInfo.InvariantCulture);
            return clock.GetUtcNow().ToUnixTimeSeconds() < ends ? parts : null;
        }
        catch (CryptographicException)
        {
            // Not sealed here.
            return null;
        }
    }

    /// <summary>Whoever has done with a link, or leaves, leaves nothing of it.</summary>
    internal void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(cookie.Name!))
            http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
    }
}
