using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Reviews;

/// <summary>The pages of reviews in a real browser: whole journeys, each page and state accessible.</summary>
public sealed class ReviewBrowserTests(Portal portal, Browser browser)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_SHOTS");

    [Fact]
    public async Task The_queue_leads_to_a_case_and_through_a_whole_review()
    {
        using var person = portal.As("manager", "browser-review");
        await ReviewCase.HighAsync(person, "A-2026-17");
        await ReviewCase.NewAsync(person, "A-2026-18");
        var page = await browser.OpenAsync(portal, person);

        await page.GotoAsync("/reviews");
        await CheckAsync(page, "queue");
        await page.GetByLabel("High").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        Assert.Contains("Level=High", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "A-2026-17" }).ClickAsync();
        await CheckAsync(page, "summary");
        await page.GetByText("Show what is known from the survivor’s side").ClickAsync();
        await Assertions.Expect(page.Locator(".survivor-only__shown")).ToBeVisibleAsync();
        await CheckAsync(page, "summary-open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and assess again" }).ClickAsync();
        await CheckAsync(page, "start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("Asks for anger management").CheckAsync();
        await page.GetByLabel("Speaks openly about it").CheckAsync();
        await CheckAsync(page, "look");
        await OnAsync(page);
        await CheckAsync(page, "ask");
        await OnAsync(page);
        var threats = page.GetByRole(AriaRole.Region, new() { Name = "Threats to kill" });
        await threats.GetByLabel("Present").CheckAsync();
        await CheckAsync(page, "assess");
        await OnAsync(page);
        await CheckAsync(page, "assess-error");
        await threats.GetByLabel("Survivor", new() { Exact = true }).CheckAsync();
        await OnAsync(page);
        await page.GetByRole(AriaRole.Group, new() { Name = "Which level does the survivor’s own account point to?" })
            .GetByLabel("High").CheckAsync();
        await CheckAsync(page, "views");
        await OnAsync(page);
        await CheckAsync(page, "respond");
        await OnAsync(page);
        await CheckAsync(page, "refer");
        await OnAsync(page);
        await CheckAsync(page, "record");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the assessment" }).ClickAsync();
        await CheckAsync(page, "result");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var hidden in await page.Locator(".survivor-only").AllAsync())
            Assert.False(await hidden.IsVisibleAsync());
    }

    [Theory]
    [InlineData("change")]
    [InlineData("reassign")]
    [InlineData("exempt")]
    [InlineData("close")]
    [InlineData("consultation")]
    public async Task Each_form_is_accessible_empty_and_with_errors(string form)
    {
        using var person = portal.As("manager", "browser-" + form);
        var id = await ReviewCase.StandardAsync(person, new string('W', 200));
        var page = await browser.OpenAsync(portal, person, width: 320);

        await page.GotoAsync($"/reviews/{id}/{form}");
        await CheckAsync(page, form);
        await page.Locator("main form button").Last.ClickAsync();
        await CheckAsync(page, form + "-sent");
        await page.GotoAsync($"/reviews/{id}");
        await CheckAsync(page, "summary-narrow");
        await page.GotoAsync("/reviews?whose=agency");
        await CheckAsync(page, "queue-narrow");
        await page.GotoAsync("/reviews/deadlines");
        await CheckAsync(page, "deadlines-narrow");
        await page.GotoAsync("/reviews/inbox");
        await CheckAsync(page, "inbox-narrow");
    }

    [Fact]
    public async Task Without_scripts_and_on_a_small_screen_a_first_assessment_is_made()
    {
        using var person = portal.As("practitioner", "browser-plain");
        var id = await ReviewCase.NewAsync(person, "A-2026-19", child: true);
        var page = await browser.OpenAsync(portal, person, scripts: false, width: 320);

        await page.GotoAsync($"/reviews/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assess for the first time" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("Speaks of something else").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what somebody else says" }).ClickAsync();
        await page.GetByLabel("What it is about").SelectOptionAsync(nameof(Indicator.ChecksWhereabouts));
        var account = page.GetByRole(AriaRole.Region, new() { Name = "Account 1" });
        await account.GetByLabel("Present").CheckAsync();
        await account.GetByLabel("Education").First.CheckAsync();
        foreach (var _ in Enumerable.Range(0, 6)) await OnAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the assessment" }).ClickAsync();

        Assert.Equal("Result of the assessment – RiskPlatform", await page.TitleAsync());
        await Assertions.Expect(page.GetByText("Level: Medium")).ToBeVisibleAsync();
    }

    private static async Task OnAsync(IPage page) =>
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and go on" }).ClickAsync();

    /// <summary>
    /// Accessible and no wider than the screen; kept as a picture to look at where a folder is named.
    /// </summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"reviews-{name}.png"), FullPage = true });
        await page.IsAccessibleAsync();
        if (page.ViewportSize!.Width < 400) await page.FitsAsync();
    }
}
