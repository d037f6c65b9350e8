using AdminPortal.Tests.Host;
using AdminPortal.Tests.Managers;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.AdminPortal.Kit;

namespace AdminPortal.Tests.Home;

/// <summary>What needs a person today: only what their roles may see.</summary>
public sealed class HomeTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task A_manager_sees_actions_that_wait_and_the_numbers_of_the_agency()
    {
        using var worker = portal.As("practitioner", "home-of-managers");
        using var manager = portal.As("manager", "home-of-managers");
        await MadeUp.CaseAsync(worker, "SYN-HOME-1");

        var page = await manager.OpenAsync("/");

        Assert.Contains("Safeguarding actions waiting", page.Text, StringComparison.Ordinal);
        Assert.Contains("SYN-HOME-1", page.Text, StringComparison.Ordinal);
        Assert.Contains("Reviews of your agency", page.Text, StringComparison.Ordinal);
        Assert.Contains("Waiting for a decision", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be read", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_of_the_whole_agency_however_few_are_listed()
    {
        using var worker = portal.As("practitioner", "home-of-many");
        using var manager = portal.As("manager", "home-of-many");
        for (var i = 0; i < 12; i++) await MadeUp.CaseAsync(worker, $"SYN-MANY-{i:00}");
        var lower = await MadeUp.CaseAsync(worker, "SYN-MANY-LOWER");
        await MadeUp.LowerAsync(worker, lower.CaseId);

        var page = await manager.OpenAsync("/");

        var actions = page.Html.QuerySelector("section[aria-labelledby=actions]")!;
        var high = actions.QuerySelectorAll(".chart-table tbody tr").Single(r => r.TextContent.Contains("High"));
        Assert.Equal("13", high.QuerySelector("td")!.TextContent);
        Assert.Contains("These are the first 10.", actions.TextContent, StringComparison.Ordinal);
        Assert.NotNull(actions.QuerySelector("a[href='/cases/waiting']"));
        Assert.Contains("1 case with a lower level", page.Text, StringComparison.Ordinal);
        var all = await worker.OpenAsync("/cases/waiting");
        Assert.Equal(13, all.Html.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task What_the_directory_needs_leads_to_where_it_is_done()
    {
        using var admin = portal.As("directory_admin", "home-of-directories");

        var page = await admin.OpenAsync("/");

        var directory = page.Html.QuerySelector("section[aria-labelledby=directory]")!;
        Assert.NotNull(directory.QuerySelector("a[href='/directory/imports']"));
        Assert.NotNull(directory.QuerySelector("a[href='/directory/alerts']"));
        foreach (var link in directory.QuerySelectorAll("a"))
        {
            var there = await admin.OpenAsync(link.GetAttribute("href")!);
            Assert.Equal(System.Net.HttpStatusCode.OK, there.Status);
        }
    }

    [Theory]
    [InlineData("practitioner", "Your reviews that are due or overdue", "Reviews of your agency")]
    [InlineData("reviewer", "Reminders to you", "Waiting for a decision")]
    [InlineData("directory_admin", "Imports waiting to be applied", "Safeguarding actions waiting")]
    [InlineData("auditor", "Search who read what", "Safeguarding actions waiting")]
    [InlineData("platform_admin", "Running the platform", "Referral directory")]
    public async Task Each_role_sees_its_own_part_alone(string role, string seen, string unseen)
    {
        using var person = portal.As(role, "home-of-roles");

        var page = await person.OpenAsync("/");

        Assert.Contains(seen, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(unseen, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be read", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_accessible_with_everything_on_it_and_fits_a_small_screen()
    {
        using var worker = portal.As("practitioner", "home-in-full");
        using var all = portal.As(
            "manager,reviewer,directory_admin,auditor,platform_admin,safeguarding_lead", "home-in-full");
        await MadeUp.CaseAsync(worker, "SYN-HOME-2");
        var page = await browser.OpenAsync(portal, all, width: 320);

        await page.GotoAsync("/");

        await page.IsAccessibleAsync();
        await page.FitsAsync();
    }

    [Fact]
    public async Task A_calendar_address_is_made_shown_once_and_ended()
    {
        using var reviewer = portal.As("reviewer", "home-calendar");
        var page = await reviewer.OpenAsync("/home/calendar");

        var made = await reviewer.SendAsync(page);
        Assert.StartsWith("http", made.Html.QuerySelector(".portal-secret")!.TextContent, StringComparison.Ordinal);
        var last = "It lasts until " + Times.Day(TimeProvider.System.GetUtcNow().AddDays(90).ToTimestamp());
        Assert.Contains(last, made.Text, StringComparison.Ordinal);

        var after = await reviewer.OpenAsync("/home/calendar");
        Assert.Contains("You have an address since", after.Text, StringComparison.Ordinal);
        Assert.Contains(last, after.Text, StringComparison.Ordinal);
        Assert.Null(after.Html.QuerySelector(".portal-secret"));

        // The form that ends it is the second one.
        var ended = await reviewer.PressAsync(after, "/home/calendar?handler=End");
        Assert.Contains("The address has ended", ended.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("You have an address since", ended.Text, StringComparison.Ordinal);
        Assert.Contains("An address ends by itself after 90 days", ended.Text, StringComparison.Ordinal);
    }
}
