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
