using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Reads listings with what belongs to them, in a fixed number of queries for however many.</summary>
internal sealed class ListingStore(RiskDbContext db)
{
    private const int Batch = 500;

    internal async Task<ListingParts?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await PartsAsync(db.Set<ListingRow>().Where(l => l.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>In the order of the query.</summary>
    internal async Task<List<ListingParts>> PartsAsync(
        IQueryable<ListingRow> listings, CancellationToken cancellationToken)
    {
        var rows = await listings.ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var ids = rows.Select(r => r.Id).ToArray();
        var organisationIds = rows.Select(r => r.OrganisationId).Distinct().ToArray();
        var organisations = await db.Set<OrganisationRow>().Where(o => organisationIds.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var accreditations = (await db.Set<AccreditationRow>().Where(a => ids.Contains(a.ListingId))
            .ToListAsync(cancellationToken)).ToLookup(a => a.ListingId);
        return [.. rows.Select(r => new ListingParts(r, organisations[r.OrganisationId], [.. accreditations[r.Id]]))];
    }

    /// <summary>
    /// What changed after a change, in batches, so that a whole directory never lies in memory as rows. Each batch is a
    /// read of its own, and no writer waits for it. Which they are is read first, along the changes' own index: however
    /// large the directory is, a change costs what it changed.
    /// </summary>
    internal async IAsyncEnumerable<List<ListingParts>> ChangedAsync(
        long after, bool publishedOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = db.Set<ListingRow>().Where(l => l.ChangeNumber > after);
        if (publishedOnly) changed = changed.Where(l => l.State == ListingState.Published);
        var ids = await changed.Select(l => l.Id).ToListAsync(cancellationToken);
        foreach (var batch in ids.Chunk(Batch))
            yield return await PartsAsync(db.Set<ListingRow>().Where(l => batch.Contains(l.Id)), cancellationToken);
    }

    /// <summary>The number of the latest change of the directory.</summary>
    internal Task<long> ChangeNumberAsync(CancellationToken cancellationToken) =>
        db.Set<DirectoryHeadRow>().Where(h => h.Id == DirectoryHeadRow.Only).Select(h => h.ChangeNumber)
            .SingleAsync(cancellationToken);

    /// <summary>
    /// The number for a change, saved with it. Two changes at once take the same number: the second save fails on the
    /// head's version and is made again on fresh data.
    /// </summary>
    internal async Task<long> NextChangeAsync(CancellationToken cancellationToken)
    {
        var head = await db.Set<DirectoryHeadRow>().AsTracking()
            .SingleAsync(h => h.Id == DirectoryHeadRow.Only, cancellationToken);
        return ++head.ChangeNumber;
    }
}
