using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>Matching needs that belong to nobody in particular.</summary>
public sealed class MatchTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task What_fits_comes_with_why_and_what_does_not_with_what_it_misses()
    {
        using var admin = portal.As("directory_admin");
        using var worker = portal.As("practitioner", "agency-that-matches");
        var shelf = new Shelf(admin);
        var young = await shelf.PublishedAsync(
            "for the young", change: l => l.Eligibility = new Eligibility { MaximumAge = 17 });

        var form = await worker.OpenAsync("/directory/match");
        var page = await worker.SendAsync(form, ("Area", "Leeds"), ("Age", "34"), ("Gender", "Man"),
            ("Languages", "English, Welsh"), ("CriminalProceedings", "Absent"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Programmes for Leeds", page.Text, StringComparison.Ordinal);
        Assert.Equal("/directory/match", page.Address.PathAndQuery);
        var found = await EveryAsync(worker, page);
        var match = found.First(m => m.QuerySelector($"a[href='/directory/listings/{young.ListingId}']") is not null);
        Assert.Contains("Misses something", match.TextContent, StringComparison.Ordinal);
        Assert.Contains("Age, missed:", match.TextContent, StringComparison.Ordinal);
        Assert.Contains("(REFER-5)", match.TextContent, StringComparison.Ordinal);
        Assert.Contains("Area, met:", match.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_asked_is_stored_as_a_read_of_a_case_or_put_in_an_address()
    {
        using var worker = portal.As("practitioner,manager,auditor", "agency-that-stores-nothing");

        await worker.SendAsync(await worker.OpenAsync("/directory/match"), ("Area", "Leeds"), ("Age", "34"));

        using var service = worker.Service();
        Assert.Empty((await service.Cases.ListCasesAsync(new ListCasesRequest())).Cases);
        var reads = await service.Audit.SearchAuditAsync(new SearchAuditRequest());
        Assert.DoesNotContain(reads.Entries, r => r.Operation.Contains("MatchProgrammes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_not_be_read_is_said_beside_its_field()
    {
        using var worker = portal.As("practitioner", "agency-that-matches-wrong");
        var form = await worker.OpenAsync("/directory/match");

        var page = await worker.SendAsync(form, ("Area", ""), ("Age", "140"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector("#Area-error"));
        Assert.Contains("up to 120", page.Html.QuerySelector("#Age-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("140", page.Html.QuerySelector("#Age")!.GetAttribute("value"));
        var unknown = await worker.SendAsync(form, ("Area", "No such place"));
        Assert.NotNull(unknown.Html.QuerySelector("#Area-error"));
    }

    [Fact]
    public async Task Who_works_on_no_case_is_not_offered_it()
    {
        using var admin = portal.As("directory_admin");

        var page = await admin.OpenAsync("/directory");

        Assert.Null(page.Html.QuerySelector("a[href='/directory/match']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.OpenAsync("/directory/match")).Status);
    }

    [Theory]
    [InlineData(1200, true)]
    [InlineData(320, true)]
    [InlineData(1200, false)]
    public async Task In_a_browser_an_area_that_may_be_several_is_chosen(int width, bool scripts)
    {
        using var worker = portal.As("practitioner", "agency-that-chooses");
        var page = await browser.OpenAsync(portal, worker, scripts, width);
        await page.GotoAsync("/directory");
        await page.GetByRole(AriaRole.Link, new() { Name = "Match a programme" }).ClickAsync();
        await HoldsAsync();
        await page.GetByLabel("Area where the subject lives").FillAsync("New");
        await page.GetByLabel("Age", new() { Exact = true }).FillAsync("34");
        await page.GetByRole(AriaRole.Button, new() { Name = "Match", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Which area do you mean?" }).WaitForAsync();
        await HoldsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Newham", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Programmes for Newham" }).WaitForAsync();
        Assert.Equal("34", await page.GetByLabel("Age", new() { Exact = true }).InputValueAsync());
        await HoldsAsync();
        await page.ShotAsync($"match-{width}");

        // What is looked for is looked for by a script.
        async Task HoldsAsync()
        {
            if (!scripts) return;
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }
    }

    /// <summary>Every programme on every page.</summary>
    private static async Task<List<AngleSharp.Dom.IElement>> EveryAsync(TestPerson worker, TestPage page)
    {
        var found = new List<AngleSharp.Dom.IElement>();
        while (true)
        {
            found.AddRange(page.Html.QuerySelectorAll("article.directory-result"));
            if (page.Html.QuerySelector("button[name=After][value]:not([value=''])")?.GetAttribute("value")
                is not { } next)
            {
                return found;
            }

            page = await worker.SendAsync(page, ("Area", "Leeds"), ("After", next));
        }
    }
}
