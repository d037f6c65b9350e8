using System.Buffers;
using System.Runtime.InteropServices;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Listings of a segment that have every word, the last of them as the beginning of one. Walks along the postings of
/// each word once; a listing has all words when it has gone through as many stages.
/// </summary>
internal static class TextHits
{
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(ushort Score, byte Stage, byte Best);

    internal static IEnumerable<(IndexedListing Listing, int Score)> In(DirectorySnapshot snapshot, string[] sought)
    {
        var segment = snapshot.Segment;
        var hits = ArrayPool<Hit>.Shared.Rent(segment.Listings.Length);
        try
        {
            Array.Clear(hits, 0, segment.Listings.Length);
            for (var i = 0; i < sought.Length; i++) Count(segment.Words, hits, sought, i);
            for (var position = 0; position < segment.Listings.Length; position++)
            {
                if (hits[position].Stage == sought.Length && snapshot.Stands(position))
                    yield return (segment.Listings[position], hits[position].Score);
            }
        }
        finally
        {
            ArrayPool<Hit>.Shared.Return(hits);
        }

        foreach (var fresh in snapshot.Fresh)
        {
            if (fresh.Score(sought) is > 0 and var score) yield return (fresh.Listing, score);
        }
    }

    private static void Count(WordPostings postings, Hit[] hits, string[] sought, int stage)
    {
        var (first, end) = WordRange.Of(postings.Words, sought[stage], asPrefix: stage == sought.Length - 1);
        for (var i = postings.Starts[first]; i < postings.Starts[end]; i++)
        {
            ref var hit = ref hits[postings.Positions[i]];
            var weight = postings.Weights[i];
            if (hit.Stage == stage) hit = new Hit((ushort)(hit.Score + weight), (byte)(stage + 1), weight);
            else if (hit.Stage == stage + 1 && weight > hit.Best)
                hit = new Hit((ushort)(hit.Score + weight - hit.Best), hit.Stage, weight);
        }
    }
}
