using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Finds what has ended, lapsed or grown old of published listings, or soon will, for the directory's admins; and takes
/// away what is mended. It decides nothing: every answer judges by its own day. May run twice, late or on several
/// machines: it brings the alerts to what is so now. Logs counts only.
/// </summary>
internal sealed partial class DirectoryExpiry(
    RiskDbContext db, ListingStore store, DueListings due, ListingViews views, TimeProvider clock,
    ILogger<DirectoryExpiry> logger)
{
    private const int Batch = 200;
    private const int Attempts = 3;

    private int found;
    private int mended;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var (today, options) = (views.Today, views.Options);
        var soon = today.AddDays(options.EndingSoonDays);
        await EachAsync(nameof(ListingRow.AccreditedUntil), soon, cancellationToken);
        await EachAsync(nameof(ListingRow.AssuredUntil), soon, cancellationToken);
        await EachAsync(
            nameof(ListingRow.CapacityAsOf), today.AddDays(-options.CapacityTermDays - 1), cancellationToken);
        for (var ids = await due.AlertedAsync(Guid.Empty, Batch, cancellationToken); ids.Count > 0;
            ids = await due.AlertedAsync(ids[^1], Batch, cancellationToken))
        {
            await SettleAsync([.. ids.Distinct()], cancellationToken);
        }

        if (found + mended > 0) Settled(found, mended);
    }

    private async Task EachAsync(string column, DateOnly until, CancellationToken cancellationToken)
    {
        for (var next = await due.NextAsync(column, until, null, Batch, cancellationToken); next.Count > 0;
            next = await due.NextAsync(column, until, next[^1], Batch, cancellationToken))
        {
            await SettleAsync([.. next.Select(l => l.Id)], cancellationToken);
        }
    }

    /// <summary>Another machine may settle the same: whoever is second looks again and finds nothing to do.</summary>
    private async Task SettleAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                var (added, removed) = await TryAsync(ids, cancellationToken);
                (found, mended) = (found + added, mended + removed);
                return;
            }
            catch (Exception e) when (e is DbException or DbUpdateException)
            {
                if (attempt == Attempts) Failed(e.GetType().Name);
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<(int Added, int Removed)> TryAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var (added, removed) = (0, 0);
        var listings = await store.PartsAsync(
            db.Set<ListingRow>().Where(l => ids.Contains(l.Id)), cancellationToken);
        var alerts = await db.Set<DirectoryAlertRow>().AsTracking().Where(a => ids.Contains(a.ListingId))
            .ToDictionaryAsync(a => (a.ListingId, a.Kind), cancellationToken);
        foreach (var parts in listings)
        {
            foreach (var alert in views.Alerts(parts))
            {
                if (!alerts.Remove((parts.Row.Id, alert.Kind), out var row))
                {
                    db.Add(Row(parts.Row.Id, alert.Kind, alert.DueDate));
                    added++;
                }
                else if (row.DueDate != alert.DueDate)
                {
                    (row.DueDate, row.FindTime) = (alert.DueDate, clock.Now());
                }
            }
        }

        foreach (var row in alerts.Values)
        {
            db.Remove(row);
            removed++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (added, removed);
    }

    private DirectoryAlertRow Row(Guid listingId, DirectoryAlertKind kind, DateOnly day) =>
        new() { ListingId = listingId, Kind = kind, DueDate = day, FindTime = clock.Now() };

    [LoggerMessage(LogLevel.Information, "The directory has {Found} new alerts; {Mended} were mended.")]
    private partial void Settled(int found, int mended);

    [LoggerMessage(LogLevel.Warning, "A batch of listings could not be looked at ({Reason}); the next run does.")]
    private partial void Failed(string reason);
}
