namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Makes a new segment of an old one and of what changed since. Both are in order, so that it is one walk along the
/// listings and one along the words; nothing is read or split into words again.
/// </summary>
internal static class SegmentMerge
{
    private const int Gone = -1;

    /// <param name="old">The segment.</param>
    /// <param name="changed">What stands in the place of the old listing, or null where there is none any more.</param>
    internal static ListingSegment Merge(ListingSegment old, IReadOnlyDictionary<Guid, PendingListing?> changed)
    {
        var added = changed.Values.OfType<PendingListing>().OrderBy(Key, Rank.Best).ToArray();
        var listings = new List<IndexedListing>(old.Listings.Length + added.Length);
        var moved = new int[old.Listings.Length];
        var addedAt = new int[added.Length];
        var next = 0;
        for (var i = 0; i < old.Listings.Length; i++)
        {
            var kept = old.Listings[i];
            if (changed.ContainsKey(kept.Id))
            {
                moved[i] = Gone;
                continue;
            }

            while (next < added.Length && Rank.Compare(Key(added[next]), Key(kept)) < 0) TakeAdded();
            moved[i] = listings.Count;
            listings.Add(kept);
        }

        while (next < added.Length) TakeAdded();
        return new ListingSegment([.. listings], Words(old.Words, moved, added, addedAt));

        void TakeAdded()
        {
            addedAt[next] = listings.Count;
            listings.Add(added[next++].Listing);
        }
    }

    private static WordPostings Words(WordPostings old, int[] moved, PendingListing[] added, int[] addedAt)
    {
        var fresh = new SortedDictionary<string, List<(int Position, byte Weight)>>(StringComparer.Ordinal);
        var byWord = new Dictionary<string, List<(int Position, byte Weight)>>();
        for (var i = 0; i < added.Length; i++)
        {
            for (var w = 0; w < added[i].Words.Length; w++)
            {
                if (!byWord.TryGetValue(added[i].Words[w], out var list))
                    byWord[added[i].Words[w]] = fresh[added[i].Words[w]] = list = [];
                list.Add((addedAt[i], added[i].Weights[w]));
            }
        }

        var most = old.Positions.Length + byWord.Values.Sum(l => l.Count);
        var merged = new WordPostings.Builder(most);
        var (oldWord, none) = (0, new List<(int Position, byte Weight)>());
        foreach (var (word, list) in fresh)
        {
            for (; oldWord < old.Words.Length && string.CompareOrdinal(old.Words[oldWord], word) < 0; oldWord++)
            {
                Append(merged, old, oldWord, moved, none);
                merged.End(old.Words[oldWord]);
            }

            var same = oldWord < old.Words.Length && old.Words[oldWord] == word;
            Append(merged, old, same ? oldWord++ : Gone, moved, list);
            merged.End(word);
        }

        for (; oldWord < old.Words.Length; oldWord++)
        {
            Append(merged, old, oldWord, moved, none);
            merged.End(old.Words[oldWord]);
        }

        return merged.Build();
    }

    /// <summary>The postings of one word from both sides, in the order of the new positions.</summary>
    private static void Append(
        WordPostings.Builder merged, WordPostings old, int oldWord, int[] moved,
        List<(int Position, byte Weight)> fresh)
    {
        var next = 0;
        if (oldWord != Gone)
        {
            for (var i = old.Starts[oldWord]; i < old.Starts[oldWord + 1]; i++)
            {
                var position = moved[old.Positions[i]];
                if (position == Gone) continue;
                for (; next < fresh.Count && fresh[next].Position < position; next++)
                    merged.Add(fresh[next].Position, fresh[next].Weight);
                merged.Add(position, old.Weights[i]);
            }
        }

        for (; next < fresh.Count; next++) merged.Add(fresh[next].Position, fresh[next].Weight);
    }

    private static Rank Key(PendingListing listing) => Key(listing.Listing);

    private static Rank Key(IndexedListing listing) => new(0, listing.SortName, listing.Id);
}
