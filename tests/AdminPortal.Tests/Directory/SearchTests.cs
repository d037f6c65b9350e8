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

        var found = await person.OpenAsync(
            $"/directory?Query={shelf.Word}&Kind=PerpetratorProgramme&Area=Leeds&Within=");
        var page = await person.OpenAsync($"/directory/listings/{listing.ListingId}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("1 service found for Leeds", found.Text, StringComparison.Ordinal);
        Assert.Contains(listing.Name, found.Text, StringComparison.Ordinal);
        Assert.Contains("Not accredited today", found.Text, StringComparison.Ordinal);
        Assert.Contains("What a referral for abuse needs", page.Text, StringComparison.Ordinal);
        Assert.Contains("Refer nobody to it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this listing", page.Text, StringComparison.Ordinal);

        // How workers reach the survivors' support is for them alone, hidden until asked for, and never printed.
        var contact = page.Html.QuerySelector("details .survivor-only");
        Assert.Contains("01632 960001", contact!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("details.no-print .survivor-only"));
    }

    [Fact]
    public async Task An_area_that_may_be_several_is_asked_about_and_one_that_is_none_is_said()
    {
        using var person = portal.As("practitioner", "areas-agency");

        var several = await person.OpenAsync("/directory?Area=Leices");
        var none = await person.OpenAsync("/directory?Area=Nowhereshire");

        Assert.Contains("Which area do you mean?", several.Text, StringComparison.Ordinal);
        Assert.Contains("No area begins so", none.Text, StringComparison.Ordinal);
        Assert.Equal("Nowhereshire", none.Html.QuerySelector("#Area")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_found_helps_further_and_wrong_filters_are_said_beside_their_fields()
    {
        using var person = portal.As("manager", "empty-agency");

        var nothing = await person.OpenAsync("/directory?Query=zzzzqqqq");
        var wrong = await person.OpenAsync("/directory?Within=many&Area=Leeds");
        var lost = await person.OpenAsync("/directory?Within=20");

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
}
