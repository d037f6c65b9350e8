using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>Finding services, as referrers do.</summary>
public sealed class SearchTests(Portal portal)
{
    [Fact]
    public async Task A_practitioner_finds_a_service_by_words_kind_and_area_and_opens_it()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync(change: l => l.IntegratedSupport = new IntegratedSupport
        {
            Provider = "Example Support",
            Contact = "01632 960001",
            ConfirmedDate = "2026-01-02",
        });
        using var person = portal.As("practitioner", "finders");

        var found = await SearchAsync(
            person, ("Query", shelf.Word), ("Kind", "PerpetratorProgramme"), ("Area", "Leeds"), ("Within", ""));
        var page = await person.OpenAsync($"/directory/listings/{listing.ListingId}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("1 service found for Leeds", found.Text, StringComparison.Ordinal);
        Assert.Contains(listing.Name, found.Text, StringComparison.Ordinal);
        Assert.Contains("Not accredited today", found.Text, StringComparison.Ordinal);
        Assert.Contains("What a referral for abuse needs", page.Text, StringComparison.Ordinal);
        Assert.Contains("Refer nobody to it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this listing", page.Text, StringComparison.Ordinal);

        // How workers reach the survivors' support is for them alone, hidden until asked for, and never printed.
        await person.AssertHiddenAsync(page, "01632 960001");
    }

    [Fact]
    public async Task An_area_that_may_be_several_is_asked_about_and_one_that_is_none_is_said()
    {
        using var person = portal.As("practitioner", "areas-agency");

        var several = await SearchAsync(person, ("Area", "Leices"));
        var none = await SearchAsync(person, ("Area", "Nowhereshire"));

        Assert.Contains("Which area do you mean?", several.Text, StringComparison.Ordinal);
        Assert.Contains("No area begins so", none.Text, StringComparison.Ordinal);
        Assert.Equal("Nowhereshire", none.Html.QuerySelector("#Area")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_searched_for_stands_in_no_address_and_stays_through_an_area_and_pages()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        for (var i = 0; i < 21; i++) await shelf.PublishedAsync();
        using var person = portal.As("practitioner", "sealed-searchers");
        using var colleague = portal.As("reviewer", "sealed-searchers");
        using var other = portal.As("practitioner", "other-searchers");

        var found = await SearchAsync(person, ("Query", shelf.Word), ("District", "LS1"), ("Language", "Welsh"),
            ("Area", "Leices"));
        var areas = found.Html.QuerySelectorAll("section[aria-labelledby=which] a");
        var first = await SearchAsync(person, ("Query", shelf.Word));
        var next = first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await person.OpenAsync(next);

        Assert.All([.. areas.Select(a => a.GetAttribute("href")!), found.Address.ToString(), next], address =>
        {
            foreach (var typed in new[] { shelf.Word, "LS1", "Welsh", "Leic" })
                Assert.DoesNotContain(typed, address, StringComparison.OrdinalIgnoreCase);
        });
        var meant = await person.OpenAsync(areas[0].GetAttribute("href")!);
        Assert.Equal("Welsh", meant.Html.QuerySelector("#Language")!.GetAttribute("value"));
        Assert.Equal(shelf.Word, second.Html.QuerySelector("#Query")!.GetAttribute("value"));
        Assert.Equal(shelf.Word, (await colleague.OpenAsync(first.Address.PathAndQuery)).Html
            .QuerySelector("#Query")!.GetAttribute("value"));
        foreach (var unknown in new[] { first.Address.PathAndQuery, "/directory?search=made-up" })
            Assert.Equal("", (await other.OpenAsync(unknown)).Html.QuerySelector("#Query")!.GetAttribute("value"));
    }

    [Fact]
    public async Task More_words_than_an_address_takes_are_said_beside_their_field()
    {
        using var person = portal.As("practitioner", "long-searchers");

        var page = await SearchAsync(person, ("Query", new string('w', 5_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Use fewer words", page.Html.QuerySelector("#Query-error")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_helps_further_and_wrong_filters_are_said_beside_their_fields()
    {
        using var person = portal.As("manager", "empty-agency");

        var nothing = await SearchAsync(person, ("Query", "zzzzqqqq"));
        var wrong = await SearchAsync(person, ("Within", "many"), ("Area", "Leeds"));
        var lost = await SearchAsync(person, ("Within", "20"));

        Assert.Contains("0 services found", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("Try fewer words", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("Enter a whole number", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the area that the kilometres are counted from", lost.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_no_response_to_abuse_says_so()
    {
        using var admin = portal.As("directory_admin");
        var listing = await new Shelf(admin).PublishedAsync(type: ListingType.AngerManagement);
        using var person = portal.As("reviewer", "cautious");

        var page = await person.OpenAsync($"/directory/listings/{listing.ListingId}");

        Assert.Contains("no response to abuse", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_not_found_by_a_referrer()
    {
        using var admin = portal.As("directory_admin");
        var draft = await new Shelf(admin).DraftAsync();
        using var person = portal.As("practitioner", "too-early");

        var page = await person.OpenAsync($"/directory/listings/{draft.ListingId}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Theory]
    [InlineData("/directory/listings")]
    [InlineData("/directory/listings/add")]
    [InlineData("/directory/organisations")]
    [InlineData("/directory/organisations/add")]
    [InlineData("/directory/alerts")]
    [InlineData("/directory/imports")]
    [InlineData("/directory/imports/upload")]
    [InlineData("/directory/export")]
    [InlineData("/directory/assure")]
    public async Task Keeping_the_directory_is_for_directory_admins_alone(string path)
    {
        using var person = portal.As("practitioner,manager", "not-admins");
        using var admin = portal.As("directory_admin");

        Assert.Equal(HttpStatusCode.Forbidden, (await person.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(path)).Status);
    }

    private static async Task<TestPage> SearchAsync(TestPerson person, params (string Name, string Value)[] typed) =>
        await person.SendAsync(await person.OpenAsync("/directory"), typed);
}
