using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// What the directory has of a file's ids: what came from the same source under them, and what has them as its own, as
/// in this directory's own exports. A fixed number of queries for however many.
/// </summary>
internal sealed class KnownRecords(RiskDbContext db, ListingStore store, string source)
{
    internal async Task<Func<string, ListingParts?>> ListingsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var own = ids.Select(Guid.Parse).ToArray();
        var fromSource = await store.PartsAsync(
            db.Set<ListingRow>().Where(l => l.SourceSystem == source && ids.Contains(l.SourceId)), cancellationToken);
        var byOwnId = await store.PartsAsync(
            db.Set<ListingRow>().Where(l => own.Contains(l.Id)), cancellationToken);
        return Finder(fromSource, p => p.Row.SourceId!, byOwnId, p => p.Row.Id);
    }

    internal async Task<Func<string, OrganisationRow?>> OrganisationsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var own = ids.Select(Guid.Parse).ToArray();
        var fromSource = await db.Set<OrganisationRow>()
            .Where(o => o.SourceSystem == source && ids.Contains(o.SourceId)).ToListAsync(cancellationToken);
        var byOwnId = await db.Set<OrganisationRow>().Where(o => own.Contains(o.Id)).ToListAsync(cancellationToken);
        return Finder(fromSource, o => o.SourceId!, byOwnId, o => o.Id);
    }

    private static Func<string, TRow?> Finder<TRow>(
        List<TRow> fromSource, Func<TRow, string> sourceId, List<TRow> byOwnId, Func<TRow, Guid> id)
        where TRow : class
    {
        var known = byOwnId.ToDictionary(r => id(r).ToString());
        foreach (var row in fromSource) known[sourceId(row)] = row;
        return known.GetValueOrDefault;
    }
}
