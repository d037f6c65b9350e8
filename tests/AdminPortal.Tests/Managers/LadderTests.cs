using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Managers;

/// <summary>The ladder of reviews and deadlines, and the numbers.</summary>
public sealed class LadderTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Reviews_are_listed_as_the_address_says()
    {
        using var worker = portal.As("practitioner", "ladder-list");
        using var manager = portal.As("manager", "ladder-list");
        await MadeUp.CaseAsync(worker, "SYN-L-1");

        var overdue = await manager.OpenAsync("/managers");
        var upcoming = await manager.OpenAsync("/managers?Standing=Upcoming&Levels=High");
        var none = await manager.OpenAsync("/managers?Standing=Upcoming&Levels=Standard");

        Assert.Contains("No review is overdue here", overdue.Text, StringComparison.Ordinal);
        Assert.Contains("SYN-L-1", upcoming.Text, StringComparison.Ordinal);
        Assert.Contains("No review stands like this here", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_are_listed_by_kind()
    {
        using var worker = portal.As("practitioner", "ladder-deadlines");
        using var lead = portal.As("safeguarding_lead", "ladder-deadlines");
        await MadeUp.CaseAsync(worker, "SYN-L-2");

        var actions = await lead.OpenAsync("/managers/deadlines?Kinds=SafeguardingAction");
        var plans = await lead.OpenAsync("/managers/deadlines?Kinds=SafetyPlan");

        Assert.Contains("SYN-L-2", actions.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is open here", plans.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_are_shown_and_a_day_that_is_none_is_said_at_its_field()
    {
        using var worker = portal.As("practitioner", "ladder-measures");
        using var manager = portal.As("manager", "ladder-measures");
        await MadeUp.CaseAsync(worker);

        var page = await manager.OpenAsync("/managers/measures");
        var wrong = await manager.OpenAsync("/managers/measures?From.Day=31&From.Month=2&From.Year=2026");
        var late = await manager.OpenAsync("/managers/measures?From.Day=1&From.Month=2&From.Year=2020");

        Assert.Contains("Reviews completed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Referrals submitted", page.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the first day as a real date", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("There is a problem", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practitioner_has_no_access()
    {
        using var worker = portal.As("practitioner", "ladder-access");

        var page = await worker.OpenAsync("/managers");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_a_small_screen()
    {
        using var worker = portal.As("practitioner", "ladder-shown");
        using var manager = portal.As("manager", "ladder-shown");
        await MadeUp.CaseAsync(worker, "SYN-L-3 with a reference that is long enough to need several lines");
        var page = await browser.OpenAsync(portal, manager, width: 320);
        foreach (var path in new[]
        {
            "/managers?Standing=Upcoming", "/managers/deadlines", "/managers/measures", "/managers/approvals",
            "/managers/settings", "/managers/settings/times", "/managers/settings/hours",
            "/managers/settings/recipients", "/managers/settings/recipient", "/managers/settings/webhooks",
            "/managers/settings/webhooks/new", "/managers/settings/deliveries", "/managers/settings/calendars",
            "/home/calendar",
        })
        {
            await page.GotoAsync(path);
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }
    }
}
