using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>
/// The published listings in memory. A request asks the database for one number, and for listings only where that has
/// changed; it reads no table of cases.
/// </summary>
internal sealed class FeedCopy(AreaFinder areas) : IDisposable
{
    private const int Batch = 500;

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile FeedSnapshot latest = FeedSnapshot.Empty;

    internal async Task<FeedSnapshot> LatestAsync(
        RiskDbContext db, ListingStore store, CancellationToken cancellationToken)
    {
        var number = await store.ChangeNumberAsync(cancellationToken);
        if (latest.ChangeNumber >= number) return latest;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (latest.ChangeNumber >= number) return latest;

            // For everybody: a caller who leaves does not make the next one begin anew.
            return latest = latest.With(
                number, await ChangesAsync(latest.ChangeNumber, db, store, CancellationToken.None));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Dictionary<string, PublicListing?>> ChangesAsync(
        long since, RiskDbContext db, ListingStore store, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, PublicListing?>();
        var (number, id) = (since, (Guid?)null);
        while (true)
        {
            var (fromNumber, after) = (number, id);
            var listings = after is { } last
                ? db.Set<ListingRow>().Where(
                    l => l.ChangeNumber > fromNumber || (l.ChangeNumber == fromNumber && l.Id > last))
                : db.Set<ListingRow>().Where(l => l.ChangeNumber > fromNumber);
            var batch = await store.PartsAsync(
                listings.OrderBy(l => l.ChangeNumber).ThenBy(l => l.Id).Take(Batch), cancellationToken);
            foreach (var parts in batch)
            {
                changes[parts.Row.Id.ToString()] = parts.Row.State == ListingState.Published
                    ? PublicListing.From(parts, areas.NameOf) : null;
            }

            if (batch.Count < Batch) return changes;
            (number, id) = (batch[^1].Row.ChangeNumber, batch[^1].Row.Id);
        }
    }
}
