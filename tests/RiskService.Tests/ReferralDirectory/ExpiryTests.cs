using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using RiskService.Tests.Retention;
using static RiskService.Tests.ReferralDirectory.AdminScene;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>The clock stands at 5 January 2026; what ends within 30 days is told, places hold for 28.</summary>
public sealed class ExpiryTests
{
    [Fact]
    public async Task The_job_finds_what_ended_and_ends_once_and_takes_away_what_is_mended()
    {
        await using var host = RetentionScene.NewHost();
        var admin = host.Caller("directory_admin");
        var listing = (await MakeAsync(admin)).Published;
        await RunJobAsync(host);
        Assert.Empty(await AlertsAsync(admin));

        listing = await AssureAsync(admin, listing, "2026-01-01", 10);
        listing = await ReportAsync(admin, listing, new Capacity { Available = 1, AsOfDate = "2025-12-07" });
        var draft = await CreateAsync(admin, NewProgramme(listing.OrganisationId));
        await AssureAsync(admin, draft, "2025-01-01", 1);
        await Task.WhenAll(RunJobAsync(host), RunJobAsync(host));
        await RunJobAsync(host);
        Assert.Equal(
            [(DirectoryAlertKind.AssuranceLapsing, "2026-01-11"), (DirectoryAlertKind.CapacityStale, "2026-01-04")],
            (await AlertsAsync(admin)).OrderBy(a => a.Kind).Select(a => (a.Kind, a.DueDate)));
        Assert.All(await AlertsAsync(admin), a => Assert.Equal(
            (listing.ListingId, "Example Programme"), (a.ListingId, a.ListingName)));

        // What is mended is not shown, before the next run takes it away.
        listing = await ReportAsync(admin, listing, new Capacity { Available = 1, AsOfDate = "2026-01-05" });
        Assert.Equal(DirectoryAlertKind.AssuranceLapsing, Assert.Single(await AlertsAsync(admin)).Kind);
        Assert.Equal(2, Count(host));
        await RunJobAsync(host);
        Assert.Equal(1, Count(host));

        // A run two years late.
        host.Clock.Advance(TimeSpan.FromDays(800));
        admin = host.Caller("directory_admin");
        await RunJobAsync(host);
        Assert.Equal(
            [
                (DirectoryAlertKind.AccreditationEnded, "2027-12-31"),
                (DirectoryAlertKind.AssuranceLapsed, "2026-01-11"),
                (DirectoryAlertKind.CapacityStale, "2026-02-02"),
            ],
            (await AlertsAsync(admin)).OrderBy(a => a.Kind).Select(a => (a.Kind, a.DueDate)));
        await SuspendAsync(admin, listing);
        Assert.Empty(await AlertsAsync(admin));
        await RunJobAsync(host);
        Assert.Equal(0, Count(host));
        Assert.DoesNotContain(host.Logs.Lines, l =>
            l.Contains("DirectoryExpiry", StringComparison.Ordinal) && l.Contains("Example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_than_a_batch_is_found_and_listed_through_pages()
    {
        await using var host = RetentionScene.NewHost();
        var admin = host.Caller("directory_admin");
        var organisation = (await CreateOrganisationAsync(admin)).OrganisationId;
        for (var i = 0; i < 205; i++)
        {
            var listing = await PublishAsync(admin, await CreateAsync(admin, new Listing
            {
                OrganisationId = organisation,
                Type = ListingType.Helpline,
                Name = "Example Helpline",
                Contact = new ContactDetails { Phone = "synthetic" },
                Capacity = new Capacity { Available = 1, AsOfDate = "2025-11-01" },
            }));
            Assert.True(listing.Capacity.Stale);
        }

        await RunJobAsync(host);
        Assert.Equal(205, Count(host));
        var request = new ListDirectoryAlertsRequest { Kind = DirectoryAlertKind.CapacityStale, PageSize = 50 };
        var ids = new List<string>();
        do
        {
            var page = await admin.DirectoryAdmin.ListDirectoryAlertsAsync(request);
            ids.AddRange(page.Alerts.Select(a => a.ListingId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal((205, 205), (ids.Count, ids.Distinct().Count()));
    }

    [Fact]
    public async Task Lists_and_the_job_run_along_an_index()
    {
        await using var host = RetentionScene.NewHost();
        var admin = host.Caller("directory_admin");
        var scene = await MakeAsync(admin);
        await AssureAsync(admin, scene.Published, "2026-01-01", 10);
        host.Logs.Lines.Clear();
        var of = scene.Organisation.OrganisationId;
        foreach (var request in (ListListingsRequest[])
            [
                new(), new() { NamePrefix = "exa" }, new() { OrganisationId = of },
                new() { State = ListingState.Draft }, new() { Type = ListingType.PerpetratorProgramme },
                new() { State = ListingState.Published, Type = ListingType.PerpetratorProgramme, NamePrefix = "e" },
            ])
        {
            request.PageSize = 1;
            var first = await admin.DirectoryAdmin.ListListingsAsync(request);
            Assert.NotEmpty(first.Listings);
            if (first.NextPageToken.Length == 0) continue;
            request.PageToken = first.NextPageToken;
            Assert.Single((await admin.DirectoryAdmin.ListListingsAsync(request)).Listings);
        }

        var organisations = new ListOrganisationsRequest { NamePrefix = "example", PageSize = 1 };
        organisations.PageToken = (await admin.DirectoryAdmin.ListOrganisationsAsync(organisations)).NextPageToken;
        await admin.DirectoryAdmin.ListOrganisationsAsync(organisations);
        await ChangesAsync(admin, scene.Published.ListingId);
        await RunJobAsync(host);
        Assert.Single(await AlertsAsync(admin));
        await admin.DirectoryAdmin.ListDirectoryAlertsAsync(
            new ListDirectoryAlertsRequest { Kind = DirectoryAlertKind.AssuranceLapsing });
        SqliteQueryPlanTests.AssertPlans(host, 35, sorted: true);
    }

    [Theory]
    [InlineData("2025-01-01..2026-02-04", DirectoryAlertKind.AccreditationEnding, "2026-02-04")]
    [InlineData("2025-01-01..2026-02-05", DirectoryAlertKind.Unspecified, "")]
    [InlineData("2025-01-01..2026-01-05", DirectoryAlertKind.AccreditationEnding, "2026-01-05")]
    [InlineData("2025-01-01..2026-01-04", DirectoryAlertKind.AccreditationEnded, "2026-01-04")]
    [InlineData("2025-01-01..2026-01-20 2026-01-21..2028-01-01", DirectoryAlertKind.Unspecified, "")]
    [InlineData("2025-01-01..2026-01-20 2026-01-22..2028-01-01", DirectoryAlertKind.AccreditationEnding, "2026-01-20")]
    [InlineData("2026-02-01..2028-01-01", DirectoryAlertKind.Unspecified, "")]
    [InlineData("", DirectoryAlertKind.Unspecified, "")]
    public void An_accreditation_is_told_of_when_nothing_follows_it(
        string terms, DirectoryAlertKind kind, string due)
    {
        var granted = terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(".."))
            .Select(t => new Term(DateOnly.Parse(t[0], null), DateOnly.Parse(t[1], null))).ToList();
        var today = new DateOnly(2026, 1, 5);
        var found = AlertRules.On(
            today, new AlertFacts(ListingState.Published, granted, null, null), new AlertTerms(30, 28)).ToList();
        if (kind == DirectoryAlertKind.Unspecified) Assert.Empty(found);
        else Assert.Equal([new FoundAlert(kind, DateOnly.Parse(due, null))], found);
        Assert.Empty(AlertRules.On(
            today, new AlertFacts(ListingState.Draft, granted, null, null), new AlertTerms(30, 28)));

        // The job looks at a listing on every day on which there is something to tell, from its last change on.
        var looks = AccreditationCover.Until(granted, today);
        for (var day = today; day < today.AddYears(3); day = day.AddDays(1))
        {
            var any = AlertRules.On(
                day, new AlertFacts(ListingState.Published, granted, null, null), new AlertTerms(30, 28)).Any();
            Assert.True(!any || looks <= day.AddDays(30), $"{day}");
        }
    }

    private static int Count(ServiceHost host)
    {
        using var connection = host.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM DirectoryAlerts";
        return Convert.ToInt32(command.ExecuteScalar(), null);
    }
}
