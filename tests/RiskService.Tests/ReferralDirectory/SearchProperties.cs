using CsCheck;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>Whatever is asked of whatever directory, the answer is that of looking at every listing.</summary>
public sealed class SearchProperties(RandomDirectory directory) : IClassFixture<RandomDirectory>
{
    [Fact]
    public Task Search_finds_what_looking_at_every_listing_finds_in_that_order() =>
        Gen.Int.SampleAsync(async seed =>
        {
            var random = new RandomListings(seed, directory.Today);
            var request = random.Search();
            if (request.Place is { AreaCode.Length: > 0 } && random.One(3)) request.WithinKm = 1 + (seed & 255);
            var expected = NaiveDirectory.Search(directory.All, request, directory.Today);
            request.PageSize = 100;
            var answer = await directory.Worker.Directory.SearchListingsAsync(request);
            Assert.Equal(expected.Length, answer.TotalSize);
            Assert.Equal(expected.Take(100), answer.Results.Select(r => r.Listing.ListingId));
            foreach (var result in answer.Results)
            {
                var listing = directory.All.Single(l => l.ListingId == result.Listing.ListingId);
                var distance = NaiveDirectory.Distance(listing, request.Place);
                Assert.Equal(distance < double.MaxValue, result.HasDistanceKm);
                if (result.HasDistanceKm) Assert.Equal(distance, result.DistanceKm);
            }
        }, iter: 300, threads: 1);

    [Fact]
    public Task Pages_put_together_are_the_whole_list() => Gen.Int.SampleAsync(async seed =>
    {
        var request = new RandomListings(seed, directory.Today).Search();
        var expected = NaiveDirectory.Search(directory.All, request, directory.Today);
        request.PageSize = 7;
        var found = new List<string>();
        do
        {
            var page = await directory.Worker.Directory.SearchListingsAsync(request);
            found.AddRange(page.Results.Select(r => r.Listing.ListingId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(expected, found);
    }, iter: 30, threads: 1);

    [Fact]
    public Task A_programme_is_judged_as_written_down_a_second_time() => Gen.Int.SampleAsync(async seed =>
    {
        var criteria = Criteria(seed);
        var answer = await directory.Worker.Directory.MatchProgrammesAsync(
            new MatchProgrammesRequest { Criteria = criteria, PageSize = 100 });
        var programmes = directory.All.Where(IsOffered).ToDictionary(l => l.ListingId);
        foreach (var match in answer.Matches)
        {
            var listing = programmes[match.Listing.ListingId];
            var expected = NaiveMatch.Of(listing, criteria, directory.Today);
            Assert.Equal(
                expected.OrderBy(e => e.Key).Select(e => (e.Key, e.Value)),
                match.Criteria.Select(c => (c.Criterion, c.Outcome)));
            Assert.All(match.Criteria, c => Assert.NotEmpty(c.Explanation));
            Assert.Equal(NaiveMatch.Fits(expected), match.Fits);
        }

        AssertCandidates(answer, criteria, programmes.Values);
        Assert.Equal(answer.Matches.OrderBy(m => Rank(m, criteria)).Select(m => m.Listing.ListingId),
            answer.Matches.Select(m => m.Listing.ListingId));
    }, iter: 300, threads: 1);

    [Fact]
    public Task Pages_of_matches_put_together_are_the_whole_list() => Gen.Int.SampleAsync(async seed =>
    {
        var request = new MatchProgrammesRequest { Criteria = Criteria(seed), PageSize = 100 };
        var whole = new List<ProgrammeMatch>();
        var parts = new List<ProgrammeMatch>();
        foreach (var (size, list) in new[] { (100, whole), (9, parts) })
        {
            (request.PageSize, request.PageToken) = (size, "");
            do
            {
                var page = await directory.Worker.Directory.MatchProgrammesAsync(request);
                list.AddRange(page.Matches);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }

        Assert.Equal(whole, parts);
        Assert.Equal(whole.Count, whole.Select(m => m.Listing.ListingId).Distinct().Count());
    }, iter: 30, threads: 1);

    private MatchCriteria Criteria(int seed) => new RandomListings(seed, directory.Today).Criteria(
        [.. directory.All.Where(l => l.Type == ListingType.PerpetratorProgramme).Select(l => l.ListingId)]);

    private static bool IsOffered(Listing listing) =>
        listing is { Type: ListingType.PerpetratorProgramme, State: ListingState.Published };

    /// <summary>Everything that covers the place or may, and up to ten of what does not: the nearest.</summary>
    private static void AssertCandidates(
        MatchProgrammesResponse answer, MatchCriteria criteria, IReadOnlyCollection<Listing> programmes)
    {
        var shown = answer.Matches.Select(m => m.Listing.ListingId).ToHashSet();
        var outside = programmes.Where(p => NaiveDirectory.Covers(p, criteria.SubjectPlace) == false).ToList();
        var nearest = outside.Where(p => NaiveDirectory.Distance(p, criteria.SubjectPlace) < double.MaxValue)
            .OrderBy(p => NaiveDirectory.Distance(p, criteria.SubjectPlace))
            .ThenBy(p => NaiveDirectory.Folded(p.Name), StringComparer.Ordinal)
            .ThenBy(p => Guid.Parse(p.ListingId)).Take(10);
        var expected = programmes.Except(outside).Concat(nearest).Select(p => p.ListingId).ToHashSet();
        if (answer.NextPageToken.Length == 0) Assert.Equal(expected, shown);
        else Assert.Subset(expected, shown);
    }

    private (bool, int, int, int, double, string, Guid) Rank(ProgrammeMatch match, MatchCriteria criteria)
    {
        var listing = directory.All.Single(l => l.ListingId == match.Listing.ListingId);
        var found = NaiveMatch.Of(listing, criteria, directory.Today);
        return (!NaiveMatch.Fits(found), NaiveMatch.Count(found, CriterionOutcome.Missed),
            NaiveMatch.Count(found, CriterionOutcome.Unknown), NaiveMatch.Wait(listing.Capacity, directory.Today),
            NaiveDirectory.Distance(listing, criteria.SubjectPlace), NaiveDirectory.Folded(listing.Name),
            Guid.Parse(listing.ListingId));
    }
}
