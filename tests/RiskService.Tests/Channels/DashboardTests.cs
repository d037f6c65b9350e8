using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using RiskService.Tests.Host;

namespace RiskService.Tests.Channels;

/// <summary>The jobs' dashboard: for platform admins alone, for an hour.</summary>
public sealed class DashboardTests
{
    private static readonly string[] Pages =
        ["/jobs/recurring", "/jobs/stats", "/jobs/servers", "/jobs/css1", "/jobs/x"];

    [Fact]
    public async Task Without_signing_in_nothing_of_it_is_seen()
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        using var front = await http.GetAsync(new Uri("/jobs", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, front.StatusCode);
        Assert.Equal("/jobs/sign-in", front.Headers.Location?.ToString());
        foreach (var page in Pages)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, page));
            using var posted = await http.PostAsync(new Uri(page, UriKind.Relative), null);
            Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        }

        // A token as calls carry it is no sign-in here.
        http.DefaultRequestHeaders.Authorization =
            new("Bearer", host.Token("platform_admin", "platform", "admin-1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));
    }

    [Theory]
    [InlineData("agency_system"), InlineData("practitioner"), InlineData("reviewer"), InlineData("manager")]
    [InlineData("safeguarding_lead"), InlineData("directory_admin"), InlineData("auditor"), InlineData("programme")]
    public async Task Other_roles_do_not_get_in(string role)
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(http, host.Token(role, "a", "somebody")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));
    }

    [Fact]
    public async Task Tokens_that_are_none_or_too_narrow_or_past_do_not_either()
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        var good = host.Token("platform_admin", "platform", "admin-1");
        var narrow = host.Token("platform_admin", "platform", "admin-1", scope: "risk.read");
        var past = host.Token("platform_admin", "platform", "admin-1", lifetime: TimeSpan.FromMinutes(-5));
        foreach (var token in new[] { "", "nonsense", good[..^4] + "AAAA", narrow, past })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(http, token));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));
        Assert.DoesNotContain(
            host.Logs.Lines, line => line.Contains(good.Split('.')[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_platform_admin_sees_the_jobs_for_an_hour_and_can_leave_before()
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        var token = host.Token("platform_admin", "platform", "admin-1", lifetime: TimeSpan.FromHours(8));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(http, token));
        var page = await http.GetStringAsync(new Uri("/jobs/recurring", UriKind.Relative));
        foreach (var job in new[] { "deliver-emails", "deliver-webhooks", "send-weekly-digests" })
        {
            Assert.Contains(job, page, StringComparison.Ordinal);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/jobs/recurring"));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));

        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(http, token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/jobs/recurring"));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(http, "/jobs/sign-out", []));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));
    }

    [Fact]
    public async Task It_ends_with_the_token()
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        await SignInAsync(
            http, host.Token("platform_admin", "platform", "admin-1", lifetime: TimeSpan.FromMinutes(10)));
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/jobs/recurring"));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/jobs/recurring"));
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_a_form_from_elsewhere_is_refused()
    {
        await using var host = new ServiceHost();
        using var http = Client(host);
        var token = host.Token("platform_admin", "platform", "admin-1");
        using var page = await http.GetAsync(new Uri("/jobs/sign-in", UriKind.Relative));
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        var secret = Field(await page.Content.ReadAsStringAsync());

        using var other = Client(host);
        Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(other, secret, token, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(http, "", token, null));
        secret = Field(await http.GetStringAsync(new Uri("/jobs/sign-in", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(http, secret, token, "https://evil.example"));

        secret = Field(await http.GetStringAsync(new Uri("/jobs/sign-in", UriKind.Relative)));
        using var form = Form(secret, ("token", token));
        using var signed = await http.PostAsync(new Uri("/jobs/sign-in", UriKind.Relative), form);
        var cookie = signed.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("riskplatform-jobs=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/jobs", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("admin-1", cookie, StringComparison.Ordinal);

        // A cookie that was tampered with opens nothing.
        using var forged = Client(host, handleCookies: false);
        var value = cookie.Split(';')[0];
        forged.DefaultRequestHeaders.Add("Cookie", value[..^3] + (value[^3] == 'A' ? "BBB" : "AAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(forged, "/jobs/recurring"));
    }

    [Fact]
    public async Task Guessing_is_slow()
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["Jobs:SignInsPerMinute"] = "3" },
        };
        using var http = Client(host);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++) answers.Add(await SignInAsync(http, "nonsense"));
        Assert.Equal(2, answers.Count(a => a == HttpStatusCode.TooManyRequests));
    }

    private static HttpClient Client(ServiceHost host, bool handleCookies = true) => host.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = handleCookies });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static Task<HttpStatusCode> SignInAsync(HttpClient http, string token) =>
        PostAsync(http, "/jobs/sign-in", [("token", token)]);

    private static async Task<HttpStatusCode> PostAsync(
        HttpClient http, string path, (string Name, string Value)[] fields)
    {
        var secret = Field(await http.GetStringAsync(new Uri("/jobs/sign-in", UriKind.Relative)));
        using var form = Form(secret, fields);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> PostRawAsync(HttpClient http, string secret, string token, string? origin)
    {
        using var form = Form(secret, ("token", token));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jobs/sign-in") { Content = form };
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static FormUrlEncodedContent Form(string secret, params (string Name, string Value)[] fields) =>
        new(fields.Append(("form", secret)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static string Field(string page) => page.Split("name=\"form\" value=\"")[1].Split('"')[0];
}
