using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.OpenReferral.SampleServices;

namespace RiskService.Tests.OpenReferral;

public sealed class ImportTests(ServiceHost host)
{
    private readonly TestCaller admin = host.Admin();

    [Theory]
    [InlineData("service_full.json", true)]
    [InlineData("service_list.json", false)]
    public async Task The_profiles_examples_can_be_imported(string example, bool isOne)
    {
        var json = await File.ReadAllTextAsync(Importing.Data("examples", example));
        var import = await admin.StageAsync("example " + example, isOne ? $"[{json}]" : json);
        var row = Assert.Single(await admin.RowsAsync(import));
        Assert.True(row.Outcome == ImportOutcome.Created, row.ToString());
        Assert.Equal("ac148810-d857-441c-9679-408f346de14b", row.SourceId);
        Assert.Equal("Community Counselling", row.Name);
        Assert.Contains(row.Details, d => d.StartsWith("accreditations:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_can_its_tables_and_they_say_the_same()
    {
        var import = await admin.StageAsync("example tables", Importing.ExampleTables(), DirectoryFormat.Csv);
        var row = Assert.Single(await admin.RowsAsync(import));
        Assert.True(row.Outcome == ImportOutcome.Created, row.ToString());
        await admin.ApplyAsync(import);
        row = Assert.Single(await admin.RowsAsync(import));
        var listing = await admin.ListingAsync(row.ListingId);
        Assert.Equal("Community Counselling", listing.Name);
        Assert.Equal("Example Organization Inc.", listing.OrganisationName);
        Assert.Equal("+44 1234 234567", listing.Contact.Phone);
        Assert.Equal((12, 100), (listing.Eligibility.MinimumAge, listing.Eligibility.MaximumAge));
        Assert.Equal(3_500, listing.Cost.AmountPence);
        Assert.Equal([4, 5], listing.Schedule.Select(s => s.DayOfWeek));
        Assert.Equal("MyCity Civic Center", Assert.Single(listing.Locations).Name);
        Assert.Empty(listing.Accreditations);

        var json = await File.ReadAllTextAsync(Importing.Data("examples", "service_full.json"));
        var again = await admin.StageAsync("example tables", $"[{json}]");
        Assert.Equal(["contact.phone", "locations"],
            Assert.Single(await admin.RowsAsync(again)).Details.Where(d => !d.Contains(':', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_changes_before_it_is_applied_and_then_all_of_it()
    {
        var (one, two) = (Service().With("name", "First"), Service().With("name", "Second"));
        var import = await admin.StageAsync("steps", SampleServices.Json(one, two, Service().With("status", "gone")));
        Assert.Equal((ImportState.Staged, 2, 0, 0, 1), (import.State, import.CreatedCount, import.ChangedCount,
            import.UnchangedCount, import.RejectedCount));
        Assert.All(await admin.RowsAsync(import), r => Assert.Empty(r.ListingId));
        Assert.Empty(await FoundAsync("First"));

        var applied = await admin.ApplyAsync(import);
        Assert.Equal(ImportState.Applied, applied.State);
        Assert.NotNull(applied.EndTime);
        var rows = await admin.RowsAsync(import, ImportOutcome.Created);
        var listing = await admin.ListingAsync(rows[0].ListingId);
        Assert.Equal(ListingState.Draft, listing.State);
        Assert.Equal(("steps", one["id"]!.GetValue<string>()), (listing.Source.System, listing.Source.Id));
        Assert.Equal([Leeds], listing.Catchment.AreaCodes);
        var change = Assert.Single((await admin.Keeping().ListDirectoryChangesAsync(
            new ListDirectoryChangesRequest { RecordId = listing.ListingId })).Changes);
        Assert.Equal((import.ImportId, "synthetic"), (change.ImportId, change.Reason));

        // What is told of a row that is there: nothing to do, or exactly what.
        two["name"] = "Second, renamed";
        two["minimum_age"] = 21;
        var again = await admin.StageAsync("steps", SampleServices.Json(one, two));
        var told = await admin.RowsAsync(again);
        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Changed], told.Select(r => r.Outcome));
        Assert.Equal(["name", "eligibility.minimum_age"],
            told[1].Details.Where(d => !d.Contains(':', StringComparison.Ordinal)));
        await admin.ApplyAsync(again);
        Assert.Equal("Second, renamed", (await admin.ListingAsync(told[1].ListingId)).Name);
        var last = await admin.StageAsync("steps", SampleServices.Json(one, two));
        Assert.Equal(2, last.UnchangedCount);
    }

    [Fact]
    public async Task What_the_profile_cannot_say_stays()
    {
        var service = Service();
        var row = Assert.Single(await admin.ImportAsync("stays", SampleServices.Json(service)));
        var listing = await admin.ListingAsync(row.ListingId);
        var kept = listing.Clone();
        kept.Eligibility.Genders.Add(Gender.Man);
        kept.Eligibility.Other = "Synthetic words.";
        kept.Capacity = new Capacity { Available = 3, AsOfDate = "2026-01-04" };
        kept.Intake = new Intake { Rolling = true };
        kept.ReferralRoutes.Add(new ReferralRoute { Kind = ReferralRouteKind.Platform });
        await admin.Keeping().UpdateListingAsync(new UpdateListingRequest
        { Listing = kept, Etag = listing.Etag, Reason = "synthetic", RequestId = Requests.Id() });

        await admin.ImportAsync(
            "stays", SampleServices.Json(service.With("name", "Other name").Without("minimum_age")));
        var after = await admin.ListingAsync(row.ListingId);
        Assert.Equal("Other name", after.Name);
        Assert.False(after.Eligibility.HasMinimumAge);
        Assert.Equal([Gender.Man], after.Eligibility.Genders);
        Assert.Equal("Synthetic words.", after.Eligibility.Other);
        Assert.Equal(3, after.Capacity.Available);
        Assert.True(after.Intake.Rolling);
        Assert.Single(after.ReferralRoutes);
    }

    [Theory]
    [InlineData("service_areas", "catchment:")]
    [InlineData("email", "contact:")]
    public async Task What_is_published_keeps_what_it_takes(string field, string expected)
    {
        var service = Service().Without("url");
        var row = Assert.Single(await admin.ImportAsync("published", SampleServices.Json(service)));
        await admin.PublishAsync(await admin.ListingAsync(row.ListingId));
        var import = await admin.StageAsync("published", SampleServices.Json(service.Without(field)));
        row = Assert.Single(await admin.RowsAsync(import));
        Assert.Equal(ImportOutcome.Rejected, row.Outcome);
        Assert.StartsWith(expected, Assert.Single(row.Details), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_changed_meanwhile_stops_all_of_it()
    {
        var (one, two) = (Service(), Service());
        var rows = await admin.ImportAsync("meanwhile", SampleServices.Json(one, two));
        one["name"] = "Changed by the file";
        two["name"] = "Changed by the file too";
        var import = await admin.StageAsync(
            "meanwhile", SampleServices.Json(one, two, Service().With("name", "Added by the file")));
        var second = await admin.ListingAsync(rows[1].ListingId);
        var edited = second.Clone();
        edited.Name = "Changed by a person";
        await admin.Keeping().UpdateListingAsync(new UpdateListingRequest
        { Listing = edited, Etag = second.Etag, Reason = "synthetic", RequestId = Requests.Id() });

        var refused = await Failures.RefusedAsync(() => admin.ApplyAsync(import));
        Assert.Equal((Grpc.Core.StatusCode.Aborted, "STALE_ETAG"), (refused.Code, refused.Reason));
        Assert.Equal("Example service", (await admin.ListingAsync(rows[0].ListingId)).Name);
        Assert.Equal("Changed by a person", (await admin.ListingAsync(rows[1].ListingId)).Name);
        Assert.Empty(await FoundAsync("Added by the file"));
        Assert.Equal(ImportState.Staged, (await admin.Imports().GetImportAsync(
            new GetImportRequest { ImportId = import.ImportId })).Import.State);
    }

    [Fact]
    public async Task Two_that_add_the_same_are_not_both_applied()
    {
        var file = SampleServices.Json(Service());
        var (one, two) = (await admin.StageAsync("twice", file), await admin.StageAsync("twice", file));
        await admin.ApplyAsync(one);
        var refused = await Failures.RefusedAsync(() => admin.ApplyAsync(two));
        Assert.Equal(Grpc.Core.StatusCode.Aborted, refused.Code);
        Assert.Equal(1, (await admin.StageAsync("twice", file)).UnchangedCount);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_another_file_under_its_id_none()
    {
        var file = SampleServices.Json(Service());
        var id = Requests.Id();
        var first = await admin.StageAsync("repeats", file, id);
        Assert.Equal(first, await admin.StageAsync("repeats", file, id));
        var refused = await Failures.RefusedAsync(
            () => admin.StageAsync("repeats", SampleServices.Json(Service()), id));
        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
        refused = await Failures.RefusedAsync(() => admin.StageAsync("repeats elsewhere", file, id));
        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);

        var apply = Requests.Id();
        var applied = await admin.ApplyAsync(first, apply);
        Assert.Equal(applied, await admin.ApplyAsync(first, apply));
        refused = await Failures.RefusedAsync(() => admin.ApplyAsync(first));
        Assert.Equal("ILLEGAL_TRANSITION", refused.Reason);
    }

    [Fact]
    public async Task What_is_thrown_away_cannot_be_applied()
    {
        var import = await admin.StageAsync("thrown", SampleServices.Json(Service()));
        var request = new DiscardImportRequest { ImportId = import.ImportId, RequestId = Requests.Id() };
        var discarded = (await admin.Imports().DiscardImportAsync(request)).Import;
        Assert.Equal(ImportState.Discarded, discarded.State);
        Assert.Equal(discarded, (await admin.Imports().DiscardImportAsync(request)).Import);
        Assert.Equal("ILLEGAL_TRANSITION", (await Failures.RefusedAsync(() => admin.ApplyAsync(import))).Reason);
        Assert.Single(await admin.RowsAsync(import));
    }

    [Fact]
    public async Task Imports_are_listed_the_newest_first_page_by_page()
    {
        var mine = new List<string>();
        for (var i = 0; i < 3; i++) mine.Add((await admin.StageAsync("listed", "[]")).ImportId);
        var listed = new List<string>();
        var request = new ListImportsRequest { PageSize = 2 };
        do
        {
            var page = await admin.Imports().ListImportsAsync(request);
            listed.AddRange(page.Imports.Where(i => i.Source == "listed").Select(i => i.ImportId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(Enumerable.Reverse(mine), listed);
    }

    [Fact]
    public async Task An_organisation_is_added_once_and_renamed_with_its_rows()
    {
        var (one, two) = (Service(organisation: "Shared organisation"), Service(organisation: "Shared organisation"));
        var rows = await admin.ImportAsync("shared", SampleServices.Json(one, two));
        var listings = await Task.WhenAll(rows.Select(r => admin.ListingAsync(r.ListingId)));
        Assert.Single(listings.Select(l => l.OrganisationId).Distinct());
        one["organization"]!["name"] = "Shared organisation, renamed";
        two["organization"]!["name"] = "Shared organisation, renamed";
        var again = await admin.ImportAsync("shared", SampleServices.Json(one, two));
        Assert.All(again, r => Assert.Contains("organization.name", r.Details));
        Assert.Equal("Shared organisation, renamed", (await admin.ListingAsync(rows[1].ListingId)).OrganisationName);
    }

    private async Task<List<Listing>> FoundAsync(string name) => [.. (await admin.Keeping().ListListingsAsync(
        new ListListingsRequest { NamePrefix = name })).Listings];
}
