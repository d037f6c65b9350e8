using System.Collections.Immutable;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// The published directory as it was after one change: a segment, and what changed since it was made. Never changes, so
/// that a call sees one state however many changes are made meanwhile.
/// </summary>
internal sealed class DirectorySnapshot
{
    internal static readonly DirectorySnapshot Empty =
        new(-1, ListingSegment.Empty, ImmutableDictionary<Guid, PendingListing?>.Empty);

    private readonly bool[]? hidden;

    internal DirectorySnapshot(
        long changeNumber, ListingSegment segment, IReadOnlyDictionary<Guid, PendingListing?> changed)
    {
        (ChangeNumber, Segment, Changed) = (changeNumber, segment, changed);
        Fresh = [.. changed.Values.OfType<PendingListing>()];
        foreach (var id in changed.Keys)
        {
            if (segment.Position(id) is not { } position) continue;
            hidden ??= new bool[segment.Listings.Length];
            hidden[position] = true;
        }
    }

    /// <summary>Of the last change that is in it; before the first load, less than any.</summary>
    internal long ChangeNumber { get; }

    internal ListingSegment Segment { get; }

    /// <summary>What stands in the place of the segment's listing; null where it is published no more.</summary>
    internal IReadOnlyDictionary<Guid, PendingListing?> Changed { get; }

    internal PendingListing[] Fresh { get; }

    internal int Count => Segment.Listings.Length - (hidden?.Count(h => h) ?? 0) + Fresh.Length;

    internal IndexedListing? Find(Guid id)
    {
        if (Changed.TryGetValue(id, out var changed)) return changed?.Listing;
        return Segment.Position(id) is { } position ? Segment.Listings[position] : null;
    }

    /// <summary>Whether the segment's listing is what the directory says now.</summary>
    internal bool Stands(int position) => hidden is null || !hidden[position];

    internal IEnumerable<IndexedListing> All() =>
        Of(Enumerable.Range(0, Segment.Listings.Length)).Concat(Fresh.Select(f => f.Listing));

    /// <summary>Of the segment alone.</summary>
    internal IEnumerable<IndexedListing> Of(IEnumerable<int> positions)
    {
        foreach (var position in positions)
        {
            if (Stands(position)) yield return Segment.Listings[position];
        }
    }
}
