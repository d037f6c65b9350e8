using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

/// <summary>What directory admins do.</summary>
public sealed class DirectoryKeepingTests
{
    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(new FakeInvoker(DirectoryAnswers.To)) { Input = "Because.\n" };
        run.Write("listing.json", """{"listing":{"name":"Example","type":"LISTING_TYPE_HOUSING","etag":"v2"}}""");
        Assert.True(await run.RunAsync(args) == 0, run.Error);
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run);
    }

    [Fact]
    public async Task An_organisation_is_added_and_changed_without_losing_what_is_not_said()
    {
        var (made, run) = await SendAsync<CreateOrganisationRequest>("directory", "organisation", "create",
            "--name", "Example", "--phone", "01632 960123", "--agency-id", "example", "--synthetic");
        using (run)
        {
            Assert.Equal(new Organisation
            {
                Name = "Example",
                Contact = new ContactDetails { Phone = "01632 960123" },
                AgencyId = "example",
                Synthetic = true,
            }, made.Organisation);
        }

        var (changed, again) = await SendAsync<UpdateOrganisationRequest>("directory", "organisation", "update", "o-1",
            "--phone", "01632 960999", "--reason", "-");
        using (again)
        {
            Assert.Equal(("v5", "Because.", "Kept."),
                (changed.Etag, changed.Reason, changed.Organisation.Description));
            Assert.Equal(("01632 960999", "kept@example.org"),
                (changed.Organisation.Contact.Phone, changed.Organisation.Contact.Email));
        }

        var (archived, last) = await SendAsync<ArchiveOrganisationRequest>(
            "directory", "organisation", "archive", "o-1", "--reason", "Closed", "--etag", "v4");
        using (last) Assert.Equal(("o-1", "v4", "Closed"), (archived.OrganisationId, archived.Etag, archived.Reason));
    }

    [Fact]
    public async Task A_listing_comes_from_a_file_as_it_was_shown()
    {
        var (made, run) = await SendAsync<CreateListingRequest>(
            "directory", "listing", "create", "--file", "listing.json");
        using (run) Assert.Equal(("Example", ListingType.Housing), (made.Listing.Name, made.Listing.Type));

        // The file was shown at v2: a change since then must not be lost.
        var (changed, again) = await SendAsync<UpdateListingRequest>(
            "directory", "listing", "update", "l-1", "--file", "listing.json", "--reason", "New");
        using (again) Assert.Equal(("l-1", "v2", "New"), (changed.Listing.ListingId, changed.Etag, changed.Reason));
    }

    [Fact]
    public async Task A_file_that_is_no_listing_is_never_quoted()
    {
        foreach (var text in new[] { "{\"secret-street\":1}", "secret-street", "[]", "{\"name\":[\"secret-street\"]}" })
        {
            using var run = new CliRun();
            run.Write("listing.json", text);
            Assert.Equal(2, await run.RunAsync("directory", "listing", "create", "--file", "listing.json"));
            Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
            Assert.Contains("no listing", run.Error.Replace("no JSON object", "no listing", StringComparison.Ordinal),
                StringComparison.Ordinal);
            Assert.Empty(run.Service.Calls);
        }

        using var other = new CliRun();
        other.Write("listing.json", """{"listingId":"l-2"}""");
        Assert.Equal(2, await other.RunAsync(
            "directory", "listing", "update", "l-1", "--file", "listing.json", "--reason", "r"));
        Assert.Empty(other.Service.Calls);
    }

    [Fact]
    public async Task A_listing_is_moved_under_its_current_etag_with_a_reason()
    {
        var (publish, a) = await SendAsync<PublishListingRequest>(
            "directory", "listing", "publish", "l-1", "--reason", "-");
        using (a) Assert.Equal(("l-1", "v3", "Because."), (publish.ListingId, publish.Etag, publish.Reason));
        var (suspend, b) = await SendAsync<SuspendListingRequest>(
            "directory", "listing", "suspend", "l-1", "--reason", "Moves", "--etag", "v1");
        using (b) Assert.Equal(("v1", "Moves"), (suspend.Etag, suspend.Reason));
        var (archive, c) = await SendAsync<ArchiveListingRequest>(
            "directory", "listing", "archive", "l-1", "--reason", "Closed");
        using (c) Assert.Equal("Closed", archive.Reason);
        var (assure, d) = await SendAsync<AssureListingRequest>(
            "directory", "listing", "assure", "l-1", "--reason", "Rang", "--date", "2026-01-02", "--term-days", "90");
        using (d) Assert.Equal(("2026-01-02", 90), (assure.AssuredDate, assure.TermDays));
    }

    [Fact]
    public async Task Places_are_as_of_today_unless_said()
    {
        var (today, run) = await SendAsync<UpdateCapacityRequest>(
            "directory", "listing", "capacity", "l-1", "--available", "0", "--waiting-weeks", "6");
        using (run)
        {
            Assert.True(today.Capacity is { HasAvailable: true, Available: 0, HasMaximum: false, WaitingWeeks: 6 });
            Assert.Equal($"{run.Time.GetUtcNow():yyyy-MM-dd}", today.Capacity.AsOfDate);
        }

        var (then, again) = await SendAsync<UpdateCapacityRequest>(
            "directory", "listing", "capacity", "l-1", "--maximum", "12", "--as-of", "2026-01-02");
        using (again) Assert.Equal(("2026-01-02", 12), (then.Capacity.AsOfDate, then.Capacity.Maximum));
    }

    [Fact]
    public async Task An_accreditation_is_added_and_changed_without_losing_what_is_not_said()
    {
        var (added, run) = await SendAsync<AddAccreditationRequest>("directory", "accreditation", "add", "l-1",
            "--scheme", "Example", "--from", "2026-01-01", "--to", "2028-12-31", "--evidence", "Seen");
        using (run)
        {
            Assert.Equal(("v3", AccreditationState.Granted, "2028-12-31"),
                (added.Etag, added.Accreditation.State, added.Accreditation.ValidToDate));
        }

        var (changed, again) = await SendAsync<UpdateAccreditationRequest>("directory", "accreditation", "update",
            "l-1", "a-1", "--state", "suspended", "--reason", "Told");
        using (again)
        {
            Assert.Equal(("v9", AccreditationState.Suspended, "Example Standard", "2025-01-01"),
                (changed.Etag, changed.Accreditation.State, changed.Accreditation.Scheme,
                    changed.Accreditation.ValidToDate));
        }

        using var none = new CliRun(new FakeInvoker(DirectoryAnswers.To));
        Assert.Equal(2, await none.RunAsync("directory", "accreditation", "update", "l-1", "a-9", "--reason", "r"));
    }

    [Fact]
    public async Task History_alerts_lists_and_a_confidential_address_are_shown()
    {
        var (_, changes) = await SendAsync<ListDirectoryChangesRequest>("directory", "changes", "l-1");
        using (changes) Assert.Contains("contact.phone: \"1\" → \"2\"", changes.Out, StringComparison.Ordinal);
        var (alerts, b) = await SendAsync<ListDirectoryAlertsRequest>(
            "directory", "alerts", "--kind", "ASSURANCE_LAPSED");
        using (b)
        {
            Assert.Equal(DirectoryAlertKind.AssuranceLapsed, alerts.Kind);
            Assert.Contains("ASSURANCE_LAPSED", b.Out, StringComparison.Ordinal);
        }

        var (reveal, c) = await SendAsync<RevealAddressRequest>("directory", "reveal", "l-1", "p-1", "--reason", "-");
        using (c)
        {
            Assert.Equal(("p-1", "Because."), (reveal.LocationId, reveal.Reason));
            Assert.Contains("1 Invented Close", c.Out, StringComparison.Ordinal);
            Assert.Contains("Keep this nowhere else.", c.Out, StringComparison.Ordinal);
        }

        var (listings, d) = await SendAsync<ListListingsRequest>("directory", "listing", "list", "--state", "draft");
        using (d) Assert.Equal(ListingState.Draft, listings.State);
        var (organisations, e) = await SendAsync<ListOrganisationsRequest>(
            "directory", "organisation", "list", "--name", "Exa");
        using (e) Assert.Equal("Exa", organisations.NamePrefix);
    }

    [Theory]
    [InlineData("directory", "listing", "archive", "l-1")]
    [InlineData("directory", "reveal", "l-1", "p-1")]
    [InlineData("directory", "organisation", "archive", "o-1")]
    [InlineData("directory", "import-discard", "i-1")]
    [InlineData("directory", "import-apply", "i-1")]
    [InlineData("directory", "import", "f.json", "--source", "s", "--apply")]
    [InlineData("directory", "import", "f.json", "--source", "s", "--reason", "r")]
    [InlineData("directory", "import", "f.json", "--source", "s", "--skip-rejected")]
    [InlineData("directory", "import", "f.txt", "--source", "s")]
    public async Task Nothing_is_taken_away_or_shown_without_a_reason_or_a_yes(params string[] args)
    {
        using var run = new CliRun(new FakeInvoker(DirectoryAnswers.To));
        run.Write("f.txt", "x");
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Empty(run.Service.Calls);
    }
}
