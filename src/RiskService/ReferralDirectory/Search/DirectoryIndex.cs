namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// The published directory in memory. Every copy of the service holds it whole and asks before each answer for the
/// number of the latest change: what was committed before a call, by whichever copy, counts in it. A suspension so
/// holds from the next search on.
/// </summary>
internal sealed class DirectoryIndex(ListingIndexer indexer) : IDisposable
{
    /// <summary>So many changes are looked through one by one before they are merged.</summary>
    internal const int MostChanged = 1_000;

    /// <summary>
    /// Changes come at the speed of people. If they ever came faster than they are read, an answer still holds
    /// everything that was committed before it was asked for.
    /// </summary>
    private const int MostRounds = 100;

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile DirectorySnapshot current = DirectorySnapshot.Empty;

    internal async Task<DirectorySnapshot> LatestAsync(ListingStore store, CancellationToken cancellationToken)
    {
        var latest = await store.ChangeNumberAsync(cancellationToken);
        if (current is { } known && known.ChangeNumber >= latest) return known;
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Somebody may have read the same changes meanwhile. What is read is for everybody: a caller who leaves
            // does not make the next one begin anew.
            if (current.ChangeNumber < latest) current = await ReadAsync(store, current, CancellationToken.None);
            return current;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>
    /// Reads what changed, and again what changed while it was read, until nothing did. A listing, its accreditations
    /// and its organisation are read apart from each other; whatever was changed between those reads has a later number
    /// and is read once more, so that what is shown in the end was so at one moment.
    /// </summary>
    private async Task<DirectorySnapshot> ReadAsync(
        ListingStore store, DirectorySnapshot from, CancellationToken cancellationToken)
    {
        var (known, segment) = (from.ChangeNumber, from.Segment);
        var changed = new Dictionary<Guid, PendingListing?>(from.Changed);
        for (var round = 0; round < MostRounds; round++)
        {
            var latest = await store.ChangeNumberAsync(cancellationToken);
            if (latest <= known) break;
            var first = known < 0;
            await foreach (var batch in store.ChangedAsync(known, publishedOnly: first, cancellationToken))
            {
                foreach (var parts in batch)
                {
                    changed[parts.Row.Id] =
                        parts.Row.State == V1.ListingState.Published ? indexer.Make(parts) : null;
                }

                Merge(Math.Max(MostChanged, segment.Listings.Length / 4));
            }

            known = latest;
        }

        Merge(MostChanged);
        return new DirectorySnapshot(known, segment, changed);

        void Merge(int most)
        {
            if (changed.Count <= most) return;
            segment = SegmentMerge.Merge(segment, changed);
            changed.Clear();
        }
    }
}
