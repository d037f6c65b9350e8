using System.Net;
using AdminPortal.Tests.Host;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RiskPlatform.AdminPortal.Identity.Data;

namespace AdminPortal.Tests.Identity;

/// <summary>
/// What a platform administrator sees of how the platform runs, and how people come to several agencies.
/// </summary>
public sealed class RunningTests(Browser browser)
{
    /// <summary>By which somebody who sets up their account moves the clock: calls have deadlines by it.</summary>
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_and_jobs_are_told_of_while_the_service_runs_and_when_it_is_stopped()
    {
        await using var portal = await ClockPortal.StartAsync(HalfAMinute, withService: true);
        var (visitor, app, _) = await portal.PersonAsync("runs", Agency.Platform, "platform_admin");
        using var _v = visitor;
        await visitor.SignInAsync(ClockPortal.Email("runs"), ClockPortal.Password, app, "/account");

        var health = await visitor.OpenAsync("/platform/health");
        Assert.Contains("Everything works", health.Text, StringComparison.Ordinal);
        Assert.Equal(5, health.Html.QuerySelectorAll("main .govuk-tag--green").Length);
        var token = await visitor.SendAsync(await visitor.OpenAsync("/platform/jobs"), (string?)null);
        await OpensAsync(portal.ServiceWeb, token.Html.QuerySelector("[data-token]")!.TextContent);
        Assert.True(token.Answer.Headers.CacheControl!.NoStore);

        await portal.KillServiceAsync();

        var stopped = await visitor.OpenAsync("/platform/health");
        Assert.Equal(HttpStatusCode.OK, stopped.Status);
        Assert.Contains("it is stopped, or the portal can’t reach it", stopped.Text, StringComparison.Ordinal);
        Assert.Equal(2, stopped.Html.QuerySelectorAll("main .govuk-tag--red").Length);
        Assert.Equal(3, stopped.Html.QuerySelectorAll("main .govuk-tag--green").Length);
        var start = await visitor.OpenAsync("/platform");
        Assert.Contains("It does not answer now", start.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_comes_to_the_demonstration_in_two_steps_or_makes_its_people_links()
    {
        var settings = new Dictionary<string, string> { ["Identity:DemoSecret"] = "a-secret-of-the-demonstration" };
        await using var portal = await ClockPortal.StartAsync(
            HalfAMinute, withService: true, settings: settings);
        var (visitor, app, _) = await portal.PersonAsync("first", Agency.Platform, "platform_admin");
        visitor.Dispose();
        var page = await browser.OpenAsync(portal.Address);
        await page.GotoAsync("/platform");
        await page.FillAsync("[name=Email]", ClockPortal.Email("first"));
        await page.FillAsync("[name=Password]", ClockPortal.Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        await LookAsync(page, "platform");

        await page.ClickAsync("text=Give yourself roles there");
        await LookAsync(page, "join");
        await page.CheckAsync("[value=practitioner]");
        await page.CheckAsync("[value=manager]");
        await page.ClickAsync("main button");
        await page.GotoAsync("/platform");
        await page.ClickAsync("text=Change to the demonstration agency");
        await LookAsync(page, "agency");
        await page.CheckAsync("[value=demo-agency]");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(new Uri(portal.Address, "/").ToString());
        Assert.Contains("Cases", await page.InnerTextAsync("nav"), StringComparison.Ordinal);
        await LookAsync(page, "home");
        await page.GotoAsync("/cases");
        await LookAsync(page, "cases");
        await page.GotoAsync("/account");
        await LookAsync(page, "account");

        await page.ClickAsync("text=Change to another agency");
        await page.CheckAsync($"[value={Agency.Platform}]");
        await page.ClickAsync("main button");
        await page.GotoAsync("/platform/people?agency=demo-agency");
        await LookAsync(page, "people");
        await page.ClickAsync("text=Demonstration practitioner");
        await LookAsync(page, "person");
        await page.ClickAsync("text=Make a new set-up link");
        await page.ClickAsync("main button");
        await LookAsync(page, "link");
        var link = await page.InnerTextAsync("[data-link]");
        using var demo = portal.Visit();
        await demo.SetUpAsync(new Uri(link), "Demonstration practitioner", ClockPortal.Password, clock: portal.Clock);
        foreach (var (path, name) in new[]
        {
            ("/platform?show=SignIn", "sign-ins"), ("/platform/health", "health"), ("/platform/jobs", "jobs"),
            ("/proved", "proved-none"), ("/platform/agencies/demo-agency", "demo-agency"),
        })
        {
            await page.GotoAsync(path);
            await LookAsync(page, name);
        }
    }

    private static async Task LookAsync(Microsoft.Playwright.IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        if (Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_PICTURES") is not { } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"secure-{name}.png"), FullPage = true });
    }

    /// <summary>The dashboard lets in whoever brings the token.</summary>
    private static async Task OpensAsync(Uri web, string token)
    {
        using var http = new HttpClient { BaseAddress = web };
        var page = await new HtmlParser().ParseDocumentAsync(
            await http.GetStringAsync(new Uri("/jobs/sign-in", UriKind.Relative), Stop), Stop);
        using var form = new FormUrlEncodedContent(
        [
            new("form", ((IHtmlInputElement)page.QuerySelector("[name=form]")!).Value), new("token", token),
        ]);
        using var answer = await http.PostAsync(new Uri("/jobs/sign-in", UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/jobs", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }
}
