using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>What was changed counts at the next answer, on every copy of the service, and whole.</summary>
public sealed class FreshnessTests
{
    [Fact]
    public async Task A_suspension_counts_at_the_next_query_on_every_copy()
    {
        using var data = new DataFolder();
        await using var one = new ServiceHost { Kept = data };
        var id = await DirectoryRows.AddAsync(one, Listings.Programme("Example Programme"));
        await using var other = new ServiceHost { Kept = data };
        foreach (var host in new[] { one, other }) Assert.True(await IsFoundAsync(host, id));

        await DirectoryRows.ChangeAsync(one, row => row.State = ListingState.Suspended, id);
        foreach (var host in new[] { one, other }) Assert.False(await IsFoundAsync(host, id));

        await DirectoryRows.ChangeAsync(other, row => row.State = ListingState.Published, id);
        foreach (var host in new[] { one, other }) Assert.True(await IsFoundAsync(host, id));
    }

    /// <summary>More changes than are kept beside the segment, so that it is merged on the way.</summary>
    [Fact]
    public async Task Many_changes_are_merged_and_none_is_lost()
    {
        await using var host = new ServiceHost();
        var worker = host.Caller();
        var ids = await DirectoryRows.AddAsync(
            host, [.. Enumerable.Range(0, 2_500).Select(i => Listings.Programme($"Example {i:D4}"))]);
        Assert.Equal(2_500, (await worker.Directory.SearchListingsAsync(new SearchListingsRequest())).TotalSize);
        for (var round = 1; round <= 4; round++)
        {
            var changed = ids.Where((_, i) => i % 4 == round - 1).ToArray();
            await DirectoryRows.ChangeContentAsync(host, content => content.Name = $"Changed {round}", changed);
            var found = await worker.Directory.SearchListingsAsync(new SearchListingsRequest { Query = "changed" });
            Assert.Equal(625 * round, found.TotalSize);
            var old = await worker.Directory.SearchListingsAsync(new SearchListingsRequest { Query = "example 0" });
            Assert.Equal(Enumerable.Range(0, 1_000).Count(i => i % 4 >= round), old.TotalSize);
        }
    }

    [Fact]
    public async Task Searches_beside_changes_see_each_change_whole_and_nothing_older_than_when_they_asked()
    {
        await using var host = new ServiceHost();
        string[] pair =
        [
            .. await DirectoryRows.AddAsync(host, [Listings.Programme("Round 000"), Listings.Programme("Round 000")]),
        ];
        var (committed, done) = (0, false);
        var searches = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            var worker = host.Caller(agency: $"searches-{i}");
            while (!Volatile.Read(ref done))
            {
                var least = Volatile.Read(ref committed);
                var found = await worker.Directory.SearchListingsAsync(new SearchListingsRequest { Query = "round" });
                var rounds = found.Results.Select(r => int.Parse(r.Listing.Name[6..], null)).ToList();
                Assert.Equal(2, rounds.Count);
                Assert.Equal(rounds[0], rounds[1]);
                Assert.True(rounds[0] >= least, $"{rounds[0]} is older than {least}");
            }
        })).ToList();
        for (var round = 1; round <= 25; round++)
        {
            await DirectoryRows.ChangeContentAsync(host, content => content.Name = $"Round {round:D3}", pair);
            Volatile.Write(ref committed, round);
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(searches);
    }

    [Fact]
    public async Task What_ends_counts_as_ended_from_that_day_without_any_job()
    {
        await using var host = new ServiceHost();
        var programme = Listings.Programme("Example Programme");
        programme.Accreditations[0].ValidToDate = "2026-01-06";
        programme.Capacity = new Capacity { Available = 2, AsOfDate = "2025-12-10" };
        await DirectoryRows.AddAsync(host, programme);

        var match = await MatchAsync();
        Assert.True(match.Fits);
        Assert.False(match.Listing.Capacity.Stale);
        host.Clock.Advance(TimeSpan.FromDays(1)); // its last day
        match = await MatchAsync();
        Assert.True(match.Fits && match.Listing.Accreditations[0].ValidToday);
        host.Clock.Advance(TimeSpan.FromDays(1));
        match = await MatchAsync();
        Assert.False(match.Fits || match.Listing.Accreditations[0].ValidToday);
        Assert.Equal(CriterionOutcome.Missed, Outcome(match, Criterion.Accreditation));
        Assert.Equal(CriterionOutcome.Met, Outcome(match, Criterion.Capacity));
        host.Clock.Advance(TimeSpan.FromDays(1)); // 29 days after it was reported
        match = await MatchAsync();
        Assert.True(match.Listing.Capacity.Stale);
        Assert.Equal(CriterionOutcome.Unknown, Outcome(match, Criterion.Capacity));
        Assert.Empty((await host.Caller().Directory.SearchListingsAsync(
            new SearchListingsRequest { Accredited = true })).Results);
        host.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(CriterionOutcome.Missed, Outcome(await MatchAsync(), Criterion.Assurance));

        async Task<ProgrammeMatch> MatchAsync() => Assert.Single(
            (await host.Caller().Directory.MatchProgrammesAsync(Listings.MatchIn(Listings.Leeds))).Matches);
    }

    private static CriterionOutcome Outcome(ProgrammeMatch match, Criterion criterion) =>
        match.Criteria.Single(c => c.Criterion == criterion).Outcome;

    private static async Task<bool> IsFoundAsync(ServiceHost host, string id)
    {
        var directory = host.Caller().Directory;
        var found = (await directory.SearchListingsAsync(new SearchListingsRequest { Query = "example prog" })).Results;
        var matched = (await directory.MatchProgrammesAsync(Listings.MatchIn(Listings.Leeds))).Matches;
        Assert.Equal(found.Any(f => f.Listing.ListingId == id), matched.Any(m => m.Listing.ListingId == id));
        return found.Count > 0;
    }
}
