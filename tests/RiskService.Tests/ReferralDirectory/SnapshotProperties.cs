using System.Collections.Immutable;
using CsCheck;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.RiskService.ReferralDirectory.Search;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// However changes are cut into what is merged and what lies beside it, what is found is what a list of the same
/// listings holds.
/// </summary>
public sealed class SnapshotProperties
{
    private static readonly string[] words = ["ab", "abc", "abd", "b", "bc", "c"];
    private static readonly string[] areas = ["A1", "A2", "A3"];
    private static readonly Guid[] ids = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void What_is_merged_and_what_is_not_is_found_alike() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var (segment, changed) = (ListingSegment.Empty, new Dictionary<Guid, PendingListing?>());
        var expected = new Dictionary<Guid, PendingListing>();
        for (var step = random.Next(40); step > 0; step--)
        {
            var id = ids[random.Next(ids.Length)];
            changed[id] = random.Next(4) == 0 ? null : Any(id, random);
            if (changed[id] is { } there) expected[id] = there;
            else expected.Remove(id);
            if (random.Next(5) != 0) continue;
            segment = SegmentMerge.Merge(segment, changed);
            changed.Clear();
        }

        AssertSame(new DirectorySnapshot(1, segment, changed), expected);
        AssertSame(
            new DirectorySnapshot(
                1, SegmentMerge.Merge(segment, changed), ImmutableDictionary<Guid, PendingListing?>.Empty),
            expected);
    }, iter: 1_000);

    private static void AssertSame(DirectorySnapshot snapshot, Dictionary<Guid, PendingListing> expected)
    {
        Assert.Equal(expected.Count, snapshot.Count);
        foreach (var id in ids) Assert.Same(expected.GetValueOrDefault(id)?.Listing, snapshot.Find(id));
        Assert.Equal(Ids(expected.Values.Select(p => p.Listing)), Ids(snapshot.All()));
        foreach (var area in areas)
        {
            var covering = snapshot.Of(snapshot.Segment.Covering(area))
                .Concat(snapshot.Fresh.Select(f => f.Listing).Where(l => l.Facts.AreaCodes.Contains(area)));
            Assert.Equal(
                Ids(expected.Values.Select(p => p.Listing).Where(l => l.Facts.AreaCodes.Contains(area))),
                Ids(covering));
        }

        foreach (var sought in new[] { new[] { "a" }, ["abc"], ["ab", "b"], ["b", "ab", "c"], ["zz"] })
        {
            Assert.Equal(
                expected.Values.Select(p => (p.Listing.Id, Score(p, sought))).Where(s => s.Item2 > 0).Order(),
                TextHits.In(snapshot, sought).Select(h => (h.Listing.Id, h.Score)).Order());
        }
    }

    private static int Score(PendingListing listing, string[] sought)
    {
        var best = sought.Select((word, i) => listing.Words.Zip(listing.Weights)
            .Where(w => i == sought.Length - 1
                ? w.First.StartsWith(word, StringComparison.Ordinal)
                : w.First == word)
            .Select(w => (int)w.Second).DefaultIfEmpty(0).Max()).ToList();
        return best.Contains(0) ? 0 : best.Sum();
    }

    private static PendingListing Any(Guid id, Random random)
    {
        var own = words.Where(_ => random.Next(2) == 0).ToArray();
        var facts = new ServiceFacts
        {
            ListingId = id,
            Type = ListingType.PerpetratorProgramme,
            AreaCodes = [.. areas.Where(_ => random.Next(2) == 0)],
        };
        return new PendingListing(
            new IndexedListing(facts, words[random.Next(words.Length)], [], []), own,
            [.. own.Select(_ => (byte)(1 << random.Next(4)))]);
    }

    private static IEnumerable<Guid> Ids(IEnumerable<IndexedListing> listings) => listings.Select(l => l.Id).Order();
}
