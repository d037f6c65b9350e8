using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Managers;

/// <summary>Managers see whose calendars read without signing in, and end those of who left.</summary>
public sealed class CalendarTests(Portal portal, Browser browser)
{
    private const string List = "/managers/settings/calendars";

    [Fact]
    public async Task A_manager_sees_whose_there_are_and_ends_one()
    {
        using var reviewer = portal.As("reviewer", "calendars");
        using var manager = portal.As("manager", "calendars");
        using var second = portal.As("manager", "calendars", "another-manager");
        var address = await MakeAsync(reviewer);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(address));

        var list = await manager.OpenAsync(List);
        var row = Assert.Single(list.Html.QuerySelectorAll("main tbody tr"));
        Assert.Contains(reviewer.Subject, row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Never", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(address.Split('/')[^1], list.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var asks = await manager.SendAsync(list, ("Whose", reviewer.Subject));
        Assert.Contains(reviewer.Subject, asks.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reviewer.Subject, asks.Address.ToString() + asks.Html.Title, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(address));
        var asksAnother = await second.SendAsync(await second.OpenAsync(List), ("Whose", reviewer.Subject));

        var ended = await manager.SendAsync(asks, ("Whose", reviewer.Subject));
        Assert.Contains("The address has ended", ended.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody has one now", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await ReadAsync(address));
        var theirs = await reviewer.OpenAsync("/home/calendar");
        Assert.DoesNotContain("You have an address", theirs.Text, StringComparison.Ordinal);

        // Somebody else, who had the page open meanwhile.
        var again = await second.SendAsync(asksAnother, ("Whose", reviewer.Subject));
        Assert.Contains("The address had ended already", again.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_those_of_another_agency_and_only_managers_see_any()
    {
        using var reviewer = portal.As("reviewer", "calendars-mine");
        using var stranger = portal.As("manager", "calendars-theirs");
        using var lead = portal.As("safeguarding_lead", "calendars-mine");
        var address = await MakeAsync(reviewer);

        var list = await stranger.OpenAsync(List);
        Assert.Contains("Nobody has one now", list.Text, StringComparison.Ordinal);
        var settings = await lead.OpenAsync("/managers/settings");
        Assert.Null(settings.Html.QuerySelector($"a[href='{List}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.OpenAsync(List)).Status);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(address));
    }

    [Theory]
    [InlineData(1200, true)]
    [InlineData(320, false)]
    public async Task It_is_done_in_a_browser(int width, bool scripts)
    {
        var agency = $"calendars-browser-{width}";
        using var reviewer = portal.As("reviewer", agency);
        using var manager = portal.As("manager", agency);
        await MakeAsync(reviewer);
        var page = await browser.OpenAsync(portal, manager, scripts, width);

        await page.GotoAsync("/managers/settings");
        await page.ClickAsync($"main a[href='{List}']");
        await CheckAsync();
        await page.ClickAsync("main tbody button");
        await CheckAsync();
        await page.ClickAsync("text=End the address");
        Assert.Contains("Nobody has one now", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await CheckAsync();

        async Task CheckAsync()
        {
            // The check itself is a script.
            if (scripts) await page.IsAccessibleAsync();
            else await page.FitsAsync();
        }
    }

    private static async Task<string> MakeAsync(TestPerson person)
    {
        var made = await person.SendAsync(await person.OpenAsync("/home/calendar"));
        return made.Html.QuerySelector(".portal-secret")!.TextContent.Trim();
    }

    /// <summary>As a calendar program does.</summary>
    private async Task<HttpStatusCode> ReadAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = portal.ServiceWeb };
        using var answer = await http.GetAsync(new Uri(new Uri(address).AbsolutePath, UriKind.Relative));
        return answer.StatusCode;
    }
}
