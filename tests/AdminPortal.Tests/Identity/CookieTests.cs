using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using RiskPlatform.AdminPortal.Identity.People;

namespace AdminPortal.Tests.Identity;

/// <summary>Cookies that the portal writes itself, as they are outside Development.</summary>
public sealed class CookieTests
{
    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly IHostEnvironment production = new Production();

    [Fact]
    public void The_one_of_a_set_up_link_is_held_to_this_host_and_to_tls()
    {
        var cookie = new SetUpCookie(protection, production, TimeProvider.System);
        var http = new DefaultHttpContext();

        cookie.Keep(http, "the-secret", TimeProvider.System.GetUtcNow().AddDays(1));

        IsHeld("__Host-riskplatform-set-up", http.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public void The_one_that_a_browser_is_known_by_is_held_to_them_too_and_stays()
    {
        var cookie = new KnownCookie(protection, production);
        var http = new DefaultHttpContext();
        var account = Guid.CreateVersion7();

        cookie.Put(http, account, "the-key");

        var set = http.Response.Headers.SetCookie.ToString();
        IsHeld("__Host-riskplatform-known", set);
        Assert.Contains("expires=", set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(account.ToString("N"), set, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_one_that_a_browser_is_known_by_has_the_eight_accounts_of_last()
    {
        var cookie = new KnownCookie(protection, production);
        var accounts = Enumerable.Range(0, 9).Select(_ => Guid.CreateVersion7()).ToList();
        var http = new DefaultHttpContext();
        foreach (var account in accounts)
        {
            var next = new DefaultHttpContext();
            next.Request.Headers.Cookie = http.Request.Headers.Cookie;
            cookie.Put(next, account, $"{account:N}{account:N}"[..43]);
            http.Request.Headers.Cookie = next.Response.Headers.SetCookie.ToString().Split(';')[0];
        }

        Assert.True(http.Request.Headers.Cookie.ToString().Length < 3000);
        Assert.Equal(
            [false, .. Enumerable.Repeat(true, 8)],
            accounts.Select(account => cookie.KeyOf(http, account) is not null));
    }

    private static void IsHeld(string name, string set)
    {
        Assert.StartsWith(name + "=", set, StringComparison.Ordinal);
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=" })
            Assert.Contains("; " + part, set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", set, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
