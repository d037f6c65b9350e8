namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>A listing at its place in an order.</summary>
internal readonly record struct Ranked(Rank Rank, IndexedListing Listing);

/// <summary>
/// Keeps the best of however many come by: a page costs no sorting of what is not on it.
/// </summary>
internal sealed class Top(int most, Rank? after = null)
{
    private readonly PriorityQueue<Ranked, Rank> kept =
        new(Comparer<Rank>.Create(static (one, other) => Rank.Compare(other, one)));

    internal void Add(long number, IndexedListing listing)
    {
        if (kept.Count == most && kept.TryPeek(out _, out var worst) && number > worst.Number) return;
        var rank = new Rank(number, listing.SortName, listing.Id);
        if (after is { } before && Rank.Compare(rank, before) <= 0) return;
        if (kept.Count < most) kept.Enqueue(new Ranked(rank, listing), rank);
        else if (most > 0) kept.EnqueueDequeue(new Ranked(rank, listing), rank);
    }

    /// <summary>The best first.</summary>
    internal List<Ranked> ToList()
    {
        var list = kept.UnorderedItems.Select(item => item.Element).ToList();
        list.Sort(static (one, other) => Rank.Compare(one.Rank, other.Rank));
        return list;
    }
}
