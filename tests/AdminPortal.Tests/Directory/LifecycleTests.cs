using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>What is done with a listing in one step, with its accreditations, and its history.</summary>
public sealed class LifecycleTests(Portal portal)
{
    [Fact]
    public async Task A_listing_is_suspended_published_again_and_archived_and_its_history_tells()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync();
        var at = $"/directory/listings/{listing.ListingId}";

        var noReason = await admin.SendAsync(await admin.OpenAsync(at + "/suspend"), ("Reason", " "));
        Assert.Contains("Say why", noReason.Text, StringComparison.Ordinal);
        await admin.SendAsync(noReason, ("Reason", "Under inquiry."));
        Assert.Equal(ListingState.Suspended, (await shelf.GetAsync(listing.ListingId)).State);
        await admin.SendAsync(await admin.OpenAsync(at + "/publish"), ("Reason", "Settled."));
        var archived = await admin.SendAsync(await admin.OpenAsync(at + "/archive"), ("Reason", "Closed for good."));
        Assert.Contains("The listing is archived", archived.Text, StringComparison.Ordinal);
        Assert.Empty(archived.Html.QuerySelectorAll($"a[href='{at}/contact']"));

        var history = await admin.OpenAsync(at + "/history");
        Assert.Contains("Why: Under inquiry.", history.Text, StringComparison.Ordinal);
        Assert.Contains("State Published Suspended", history.Text, StringComparison.Ordinal);
        Assert.Contains("Catchment, area codes 1", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_changed_since_the_page_was_opened_is_not_decided_upon_unseen()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync();
        var page = await admin.OpenAsync($"/directory/listings/{listing.ListingId}/suspend");
        await shelf.ChangeAsync(listing.ListingId, l => l.Description = "Other words.");

        var stale = await admin.SendAsync(page, ("Reason", "As it was."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Somebody else changed this meanwhile", stale.Text, StringComparison.Ordinal);
        Assert.Contains("As it was.", stale.Text, StringComparison.Ordinal);
        Assert.Equal(ListingState.Published, (await shelf.GetAsync(listing.ListingId)).State);
        await admin.SendAsync(stale, ("Reason", "Still so."));
        Assert.Equal(ListingState.Suspended, (await shelf.GetAsync(listing.ListingId)).State);
    }

    [Fact]
    public async Task Places_are_reported_in_one_step()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync();
        var at = $"/directory/listings/{listing.ListingId}/capacity";

        var wrong = await admin.SendAsync(await admin.OpenAsync(at), ("Available", "some"), ("Maximum", "12"));
        Assert.Contains("Enter a whole number", wrong.Text, StringComparison.Ordinal);
        var refused = await admin.SendAsync(wrong, ("Available", "14"));
        Assert.Contains("Is more than maximum", refused.Html.QuerySelector("#Available-error")!.TextContent,
            StringComparison.Ordinal);
        var done = await admin.SendAsync(refused, ("Available", "4"), ("WaitingWeeks", "2"));

        Assert.Contains("4 free, 12 in all, wait of 2 weeks", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accreditation_is_added_renewed_and_withdrawn()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync();
        var at = $"/directory/listings/{listing.ListingId}";

        var check = await admin.SendAsync(await admin.OpenAsync(at + "/accreditations/new"),
            ("Scheme", "Example Standard"), ("ValidFromDate.Day", "1"), ("ValidFromDate.Month", "1"),
            ("ValidFromDate.Year", "2024"), ("ValidToDate.Day", "31"), ("ValidToDate.Month", "12"),
            ("ValidToDate.Year", "2098"), ("Evidence", "Certificate seen"), ("Step", "check"));
        Assert.Contains("31 December 2098", check.Text, StringComparison.Ordinal);
        var added = await admin.SendAsync(check, ("Step", "send"));
        Assert.Contains("Valid today", added.Text, StringComparison.Ordinal);

        var first = Assert.Single((await shelf.GetAsync(listing.ListingId)).Accreditations);
        var renew = await admin.OpenAsync($"{at}/accreditations/{first.AccreditationId}?renew=true");
        Assert.Equal("2099", renew.Html.QuerySelector("#ValidFromDate-Year")!.GetAttribute("value"));
        var renewed = await admin.SendAsync(renew, ("ValidToDate.Day", "31"), ("ValidToDate.Month", "12"),
            ("ValidToDate.Year", "2101"), ("Evidence", "New certificate seen"), ("Step", "check"));
        await admin.SendAsync(renewed, ("Step", "send"));
        Assert.Equal(2, (await shelf.GetAsync(listing.ListingId)).Accreditations.Count);

        var change = await admin.SendAsync(
            await admin.OpenAsync($"{at}/accreditations/{first.AccreditationId}"), ("State", "Withdrawn"),
            ("Step", "check"));
        var withdrawn = await admin.SendAsync(change, ("Reason", "Told by the scheme."), ("Step", "send"));
        Assert.Contains("Withdrawn", withdrawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Valid today", withdrawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_listings_are_assured_at_once_but_for_one_that_changed_meanwhile()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var one = await shelf.PublishedAsync("A");
        var two = await shelf.PublishedAsync("B");
        var list = await admin.OpenAsync($"/directory/listings?Name={shelf.Word}&State=Published&All=true");
        Assert.Equal(2, list.Html.QuerySelectorAll("input[name=Chosen][checked]").Length);

        var form = await admin.SendAsync(list);
        Assert.Contains("checked everything that each of these says", form.Text, StringComparison.Ordinal);
        await shelf.ChangeAsync(two.ListingId, l => l.Description = "Other words.");
        form = await SendTickedAsync(admin, form, one.ListingId, two.ListingId, ("Reason", ""));
        Assert.Contains("Say what was checked", form.Text, StringComparison.Ordinal);
        var done = await SendTickedAsync(admin, form, one.ListingId, two.ListingId, ("Reason", "Rang both."));

        Assert.Contains("1 of 2 listings assured", done.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody changed it after it was shown to you", done.Text, StringComparison.Ordinal);
        Assert.True((await shelf.GetAsync(one.ListingId)).Assurance.Current);
        Assert.Null((await shelf.GetAsync(two.ListingId)).Assurance);
    }

    [Fact]
    public async Task What_is_to_be_seen_to_is_listed_with_where_to_mend_it()
    {
        using var admin = portal.As("directory_admin");

        // A job finds it soon after the service has started; the made-up data has some that ended.
        TestPage alerts;
        var tries = 0;
        do alerts = await admin.OpenAsync("/directory/alerts?Kind=AccreditationEnded");
        while (alerts.Html.QuerySelector("tbody a") is null && ++tries < 2_000);

        Assert.Contains("Accreditation ended", alerts.Text, StringComparison.Ordinal);
        Assert.Contains("See accreditations", alerts.Text, StringComparison.Ordinal);
        var listing = await admin.OpenAsync(alerts.Html.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Not valid today", listing.Text, StringComparison.Ordinal);
        Assert.Contains("Renew", listing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_is_added_changed_and_archived_when_nothing_of_it_is_left()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var check = await admin.SendAsync(await admin.OpenAsync("/directory/organisations/add"),
            ("Name", shelf.Word + " Charity"), ("Marks", "synthetic"), ("Step", "check"));
        var added = await admin.SendAsync(check, ("Step", "send"));
        var at = added.Address.AbsolutePath;
        Assert.Contains("The organisation is added", added.Text, StringComparison.Ordinal);

        var change = await admin.SendAsync(await admin.OpenAsync(at + "/edit"), ("Phone", "01632 960007"),
            ("Step", "check"));
        var changed = await admin.SendAsync(change, ("Reason", "New number."), ("Step", "send"));
        Assert.Contains("01632 960007", changed.Text, StringComparison.Ordinal);
        Assert.Contains(shelf.Word, (await admin.OpenAsync($"/directory/organisations?Name={shelf.Word}")).Text,
            StringComparison.Ordinal);

        var archived = await admin.SendAsync(await admin.OpenAsync(at + "/archive"), ("Reason", "Closed."));
        Assert.Contains("Archived", archived.Text, StringComparison.Ordinal);
        Assert.Contains("Why: Closed.", (await admin.OpenAsync(at + "/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_changes_of_an_organisation_show_both_versions()
    {
        using var admin = portal.As("directory_admin");
        var organisation = await new Shelf(admin).OrganisationAsync();
        var at = $"/directory/organisations/{organisation.OrganisationId}";
        var mine = await admin.SendAsync(await admin.OpenAsync(at + "/edit"), ("Phone", "01632 960011"),
            ("Step", "check"));
        var theirs = await admin.SendAsync(await admin.OpenAsync(at + "/edit"), ("Phone", "01632 960022"),
            ("Step", "check"));
        await admin.SendAsync(theirs, ("Reason", "First."), ("Step", "send"));

        var both = await admin.SendAsync(mine, ("Reason", "Second."), ("Step", "send"));

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("Theirs, as it is now 01632 960022 Yours, not sent yet 01632 960011", both.Text,
            StringComparison.Ordinal);
    }

    private static Task<TestPage> SendTickedAsync(
        TestPerson admin, TestPage page, string one, string two, (string, string) reason) =>
        admin.SendAsync(page, ("Chosen", one), ("Chosen", two), reason, ("Step", "send"));
}
