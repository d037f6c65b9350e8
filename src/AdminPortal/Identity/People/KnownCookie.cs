using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// What a browser is known by to the accounts that signed in completely in it: a key for each, all sealed, so that it
/// tells nobody who they are. A key is no proof of anything but that.
/// </summary>
public sealed class KnownCookie
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>So many people of one computer, whoever signed in last.</summary>
    private const int MostAccounts = 8;

    private const int LongestValue = 3000;
    private readonly IDataProtector protector;
    private readonly CookieBuilder cookie = new() { Expiration = Lifetime };

    public KnownCookie(IDataProtectionProvider protection, IHostEnvironment environment)
    {
        protector = protection.CreateProtector("known-browser");

        // Only forms of this site have a use for it.
        SafeCookies.Set(cookie, "riskplatform-known", SameSiteMode.Strict, environment);
    }

    /// <summary>The account's key in this browser; null for none.</summary>
    internal string? KeyOf(HttpContext http, Guid account) =>
        Read(http).FirstOrDefault(known => known.Account == account).Key;

    /// <summary>Has the account know this browser by another key.</summary>
    internal void Put(HttpContext http, Guid account, string key)
    {
        var others = Read(http).Where(known => known.Account != account).Take(MostAccounts - 1);
        IEnumerable<(Guid Account, string Key)> all = [(account, key), .. others];
        var text = string.Join(' ', all.Select(known => $"{known.Account:N}{known.Key}"));
        http.Response.Cookies.Append(cookie.Name!, protector.Protect(text), cookie.Build(http));
    }

    /// <summary>Takes it away. The keys that it had, each account's.</summary>
    internal IReadOnlyList<string> Take(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(cookie.Name!))
            http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
        return [.. Read(http).Select(known => known.Key)];
    }

    private List<(Guid Account, string Key)> Read(HttpContext http)
    {
        if (http.Request.Cookies[cookie.Name!] is not { Length: > 0 and <= LongestValue } value) return [];
        try
        {
            const int id = 32;
            return [.. protector.Unprotect(value).Split(' ').Select(known => (Guid.Parse(known[..id]), known[id..]))];
        }
        catch (CryptographicException)
        {
            // Not sealed here.
            return [];
        }
    }
}
