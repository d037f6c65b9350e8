using Microsoft.EntityFrameworkCore;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Adds many rows within a transaction that is open, on either engine, and keeps none of them in the context.
/// </summary>
internal static class ManyRows
{
    internal static async Task<int> InsertAsync<TRow>(
        RiskDbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class, IAgencyOwned
    {
        if (rows.Count == 0) return 0;
        if (rows.Any(r => r.AgencyId != db.AgencyId))
        {
            throw new InvalidOperationException("A row of another agency was about to be written.");
        }

        if (db.Database.IsSqlite()) return await SqliteInsert.RunAsync(db, rows, cancellationToken);
        db.AddRange(rows);
        var stored = await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return stored;
    }
}
