using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>Adding and changing listings, with answers to check, and what others changed meanwhile.</summary>
public sealed class EditTests(Portal portal)
{
    [Fact]
    public async Task A_listing_is_added_as_a_draft_filled_in_and_published()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var organisation = await shelf.OrganisationAsync();

        var form = await admin.OpenAsync($"/directory/listings/add?organisation={organisation.OrganisationId}");
        var check = await admin.SendAsync(form, ("Type", "PerpetratorProgramme"), ("Name", shelf.Word + " Programme"),
            ("Phone", "01632 960003"), ("Step", "check"));
        Assert.Contains("Check your answers", check.Text, StringComparison.Ordinal);
        Assert.Contains(organisation.Name, check.Text, StringComparison.Ordinal);
        var added = await admin.SendAsync(check, ("Step", "send"));
        Assert.Contains("added as a draft", added.Text, StringComparison.Ordinal);

        // Without an area it can't be published, and the page says what is missing.
        var at = added.Address.AbsolutePath;
        var missing = await admin.SendAsync(await admin.OpenAsync(at + "/publish"), ("Reason", "Complete."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("Say which areas", missing.Text, StringComparison.Ordinal);

        var picker = await admin.OpenAsync(at + "/area");
        var found = await admin.SendAsync(picker, ("Query", "Leed"), ("Step", "find"));
        Assert.Contains("1 area found", found.Text, StringComparison.Ordinal);
        var areas = await admin.SendAsync(found, ("AreaCodes", Shelf.Leeds), ("PostcodeDistricts", "ls1, LS2"),
            ("Step", "check"));
        Assert.Contains("LS1, LS2", areas.Text, StringComparison.Ordinal);
        await admin.SendAsync(areas, ("Reason", "They told us."), ("Step", "send"));
        var published = await admin.SendAsync(await admin.OpenAsync(at + "/publish"), ("Reason", "Complete."));

        Assert.Contains("The listing is published", published.Text, StringComparison.Ordinal);
        var listing = await shelf.GetAsync(at.Split('/')[^1]);
        Assert.Equal(ListingState.Published, listing.State);
        Assert.Equal([Shelf.Leeds], listing.Catchment.AreaCodes);
        Assert.Equal(["LS1", "LS2"], listing.Catchment.PostcodeDistricts);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_and_what_was_typed_is_kept()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.DraftAsync();
        var at = $"/directory/listings/{listing.ListingId}";

        var form = await admin.OpenAsync(at + "/contact");
        var same = await admin.SendAsync(form, ("Phone", "01632 960002"), ("Step", "check"));
        Assert.Contains("Nothing is different yet", same.Text, StringComparison.Ordinal);

        var check = await admin.SendAsync(form, ("Email", "not an address"), ("Step", "check"));
        var noReason = await admin.SendAsync(check, ("Step", "send"));
        Assert.Contains("Say why it changes", noReason.Text, StringComparison.Ordinal);
        var refused = await admin.SendAsync(noReason, ("Reason", "They moved."), ("Step", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Is no e-mail address", refused.Text, StringComparison.Ordinal);
        Assert.Equal("not an address", refused.Html.QuerySelector("#Email")!.GetAttribute("value"));

        // The reason came along too.
        var again = await admin.SendAsync(refused, ("Email", "office@example.org"), ("Step", "check"));
        Assert.Contains("They moved.", again.Text, StringComparison.Ordinal);
        await admin.SendAsync(again, ("Reason", "They moved."), ("Step", "send"));
        Assert.Equal("office@example.org", (await shelf.GetAsync(listing.ListingId)).Contact.Email);
    }

    [Fact]
    public async Task Two_changes_at_once_show_both_versions_and_none_is_lost()
    {
        using var admin = portal.As("directory_admin");
        using var other = portal.As("directory_admin", subject: "the-other-admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.DraftAsync();
        var form = await admin.OpenAsync($"/directory/listings/{listing.ListingId}/contact");
        var check = await admin.SendAsync(form, ("Phone", "01632 960111"), ("Step", "check"));
        await new Shelf(other).ChangeAsync(listing.ListingId, l =>
        {
            l.Contact.Phone = "01632 960222";
            l.Description = "Changed by the other one.";
        });

        var both = await admin.SendAsync(check, ("Reason", "Rang them."), ("Step", "send"));

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("Somebody else changed this meanwhile", both.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960111", both.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960222", both.Text, StringComparison.Ordinal);
        Assert.Contains("the-other-admin", both.Text, StringComparison.Ordinal);
        Assert.Equal("01632 960222", (await shelf.GetAsync(listing.ListingId)).Contact.Phone);

        var mine = await admin.SendAsync(both, ("Step", "check"));
        Assert.Contains("Rang them.", mine.Text, StringComparison.Ordinal);
        await admin.SendAsync(mine, ("Reason", "Rang them."), ("Step", "send"));
        var now = await shelf.GetAsync(listing.ListingId);
        Assert.Equal("01632 960111", now.Contact.Phone);
        Assert.Equal("Changed by the other one.", now.Description);
    }

    [Fact]
    public async Task Every_part_of_a_listing_can_be_changed()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.DraftAsync();
        var at = $"/directory/listings/{listing.ListingId}";

        await ChangeAsync(admin, at + "/basics", ("Name", shelf.Word + " Renamed"));
        await ChangeAsync(admin, at + "/eligibility", ("MinimumAge", "18"), ("Genders", "Man"), ("Excludes", "family"),
            ("Residence", "Either"), ("SameProgrammeWithinMonths", "12"));
        await ChangeAsync(admin, at + "/support", ("Provider", "Example Support"), ("ConfirmedDate.Day", "2"),
            ("ConfirmedDate.Month", "1"), ("ConfirmedDate.Year", "2026"));
        await ChangeAsync(admin, at + "/delivery", ("Languages", "English, cy"), ("DeliveryModes", "Group"),
            ("Starts", "rolling"), ("Price", "paid"), ("AmountPence", "12.50"));
        await ChangeAsync(admin, at + "/schedule", ("Sessions[0].DayOfWeek", "2"), ("Sessions[0].OpensAt", "18:00"),
            ("Sessions[0].ClosesAt", "20:00"));
        await ChangeAsync(admin, at + "/routes", ("Routes[0].Kind", "Email"), ("Routes[0].Value", "in@example.org"));

        var now = await shelf.GetAsync(listing.ListingId);
        Assert.Equal(shelf.Word + " Renamed", now.Name);
        Assert.Equal(18, now.Eligibility.MinimumAge);
        Assert.Equal([Gender.Man], now.Eligibility.Genders);
        Assert.True(now.Eligibility.ExcludesLiveFamilyProceedings);
        Assert.Equal(Residence.Either, now.Eligibility.Residence);
        Assert.Equal("2026-01-02", now.IntegratedSupport.ConfirmedDate);
        Assert.Equal(["en", "cy"], now.Languages);
        Assert.Equal(1250, now.Cost.AmountPence);
        Assert.Equal(2, Assert.Single(now.Schedule).DayOfWeek);
        Assert.Equal("in@example.org", Assert.Single(now.ReferralRoutes).Value);
    }

    [Fact]
    public async Task A_wrong_time_is_said_beside_the_row_that_it_was_typed_in()
    {
        using var admin = portal.As("directory_admin");
        var listing = await new Shelf(admin).DraftAsync();
        var form = await admin.OpenAsync($"/directory/listings/{listing.ListingId}/schedule");

        var check = await admin.SendAsync(form, ("Sessions[1].DayOfWeek", "3"), ("Sessions[1].OpensAt", "half six"),
            ("Step", "check"));
        var refused = await admin.SendAsync(check, ("Reason", "New times."), ("Step", "send"));

        Assert.Contains("Is no time of day",
            refused.Html.QuerySelector("#Sessions-1--OpensAt-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_place_is_sealed_kept_and_shown_only_with_a_reason()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.DraftAsync(type: ListingType.SurvivorSupport);
        var at = $"/directory/listings/{listing.ListingId}";
        await ChangeAsync(admin, at + "/places/new", ("Name", "Example place"), ("Confidential", "secret"),
            ("AddressLines", "1 Sealed Example Row"), ("Town", "Exampletown"));
        var place = Assert.Single((await shelf.GetAsync(listing.ListingId)).Locations);
        await ChangeAsync(admin, $"{at}/places/{place.LocationId}", ("Accessibility", "Step-free"));

        var page = await admin.OpenAsync(at);
        var history = await admin.OpenAsync(at + "/history");
        var reveal = await admin.OpenAsync($"{at}/places/{place.LocationId}/address");
        var unasked = await admin.SendAsync(reveal, ("Reason", ""));
        var shown = await admin.SendAsync(unasked, ("Reason", "A person is on the way there."));
        var after = await admin.OpenAsync(at + "/history");

        Assert.Contains("Where it is must not be known", page.Text, StringComparison.Ordinal);
        Assert.Contains("Step-free", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sealed Example", page.Text + history.Text + unasked.Text, StringComparison.Ordinal);
        Assert.Contains("Say why you need the address", unasked.Text, StringComparison.Ordinal);
        Assert.Contains("1 Sealed Example Row", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Address revealed", after.Text, StringComparison.Ordinal);
        Assert.Contains("A person is on the way there.", after.Text, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(TestPerson admin, string path, params (string, string)[] answers)
    {
        var form = await admin.OpenAsync(path);
        var check = await admin.SendAsync(form, [.. answers, ("Step", "check")]);
        Assert.Contains("What changes", check.Text, StringComparison.Ordinal);
        var done = await admin.SendAsync(check, ("Reason", "For a test."), ("Step", "send"));
        Assert.Contains("The listing is changed", done.Text, StringComparison.Ordinal);
    }
}
