using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Reviews;

/// <summary>The queue, what else has to be done, and the reminders.</summary>
public sealed class QueueTests(Portal portal)
{
    [Fact]
    public async Task An_empty_queue_says_so_and_shows_where_to_look()
    {
        using var person = portal.As("practitioner", "queue-empty");

        var mine = await person.OpenAsync("/reviews");
        var agency = await person.OpenAsync("/reviews?whose=agency");

        Assert.Contains("No review is yours at the moment", mine.Text, StringComparison.Ordinal);
        Assert.Contains("No case of your agency is open", agency.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_are_in_the_address_and_hold()
    {
        using var person = portal.As("manager", "queue-filters");
        await ReviewCase.HighAsync(person, "HIGH-ONE");
        await ReviewCase.StandardAsync(person, "STANDARD-ONE");
        await ReviewCase.NewAsync(person, "NEW-ONE");

        var all = await person.OpenAsync("/reviews");
        var high = await person.OpenAsync("/reviews?whose=agency&level=high");
        var never = await person.OpenAsync("/reviews?whose=agency&level=unspecified&standing=upcoming");
        var overdue = await person.OpenAsync("/reviews?whose=agency&standing=overdue");

        Assert.Equal(["NEW-ONE", "HIGH-ONE", "STANDARD-ONE"], Cases(all));
        Assert.Equal(["HIGH-ONE"], Cases(high));
        Assert.Equal(["NEW-ONE"], Cases(never));
        Assert.Contains("No review is like that", overdue.Text, StringComparison.Ordinal);
        Assert.NotNull(high.Html.QuerySelector("input[name=Level][value=High][checked]"));
        Assert.Contains("in 6 days", high.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_queue_goes_on_on_the_next_page_with_the_same_filters()
    {
        using var person = portal.As("manager", "queue-long");
        for (var i = 0; i < 27; i++) await ReviewCase.NewAsync(person, $"CASE-{i:00}");

        var first = await person.OpenAsync("/reviews?whose=agency&level=unspecified");
        var next = first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await person.OpenAsync(next);

        Assert.Equal(25, Cases(first).Length);
        Assert.Equal(2, Cases(second).Length);
        Assert.Contains("level=unspecified", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_that_are_awaited_are_listed_by_kind()
    {
        using var person = portal.As("reviewer", "queue-actions");
        await ReviewCase.HighAsync(person, "TO-ACT-ON");

        var all = await person.OpenAsync("/reviews/deadlines");
        var actions = await person.OpenAsync("/reviews/deadlines?kind=SafeguardingAction");
        var late = await person.OpenAsync("/reviews/deadlines?overdue=true");

        Assert.Contains("Information request", all.Text, StringComparison.Ordinal);
        Assert.Equal(["TO-ACT-ON"], Cases(actions));
        Assert.Contains("Nothing like that is open", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_none_is_not_taken()
    {
        using var person = portal.As("manager", "queue-bad");

        var page = await person.OpenAsync("/reviews?whose=nobody");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("directory_admin")]
    public async Task Others_may_not_see_it(string roles)
    {
        using var person = portal.As(roles, "queue-others");

        string[] paths = ["/reviews", "/reviews/inbox", "/reviews/deadlines", $"/reviews/{Guid.CreateVersion7()}"];
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.Forbidden, (await person.OpenAsync(path)).Status);
    }

    private static string[] Cases(TestPage page) =>
        [.. page.Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim())];
}
