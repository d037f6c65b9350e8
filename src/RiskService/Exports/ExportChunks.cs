using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Exports;

/// <summary>
/// Stores and removes the pieces of export files, a few at a time, so that no other write waits long.
/// </summary>
internal sealed class ExportChunks(RiskDbContext db, CommitQueue commits, TimeProvider clock)
{
    private const int PerSave = 8;
    private const int PerRemoval = 200;

    internal async Task AddAsync(
        ExportRow export, CaseKey key, int index, IReadOnlyList<byte[]> pieces, CancellationToken cancellationToken)
    {
        var run = export.RunId!.Value;
        foreach (var some in pieces.Chunk(PerSave))
        {
            var added = some.Select(piece => Sealed(export, run, key, index++, piece)).ToList();
            db.AddRange(added);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var row in added) db.Entry(row).State = EntityState.Detached;
        }
    }

    /// <summary>Everything of an export that is done with.</summary>
    internal Task RemoveAsync(ExportRow export, CancellationToken cancellationToken) => RemoveAsync(
        db.Set<ExportChunkRow>().Where(c => c.CaseId == export.CaseId && c.ExportId == export.Id), cancellationToken);

    /// <summary>
    /// What a run wrote that came to nothing. Never what other runs did: one that comes late does not know whose file
    /// stands by now.
    /// </summary>
    internal Task RemoveRunAsync(Guid caseId, Guid run, CancellationToken cancellationToken) =>
        RemoveAsync(
            db.Set<ExportChunkRow>().Where(c => c.CaseId == caseId && c.RunId == run), cancellationToken);

    private async Task RemoveAsync(IQueryable<ExportChunkRow> chunks, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ids = await chunks.OrderBy(c => c.Id).Select(c => c.Id).Take(PerRemoval).ToListAsync(cancellationToken);
            if (ids.Count == 0) return;
            var last = ids[^1];
            await commits.SaveAsync(
                db, token => chunks.Where(c => c.Id <= last).ExecuteDeleteAsync(token), cancellationToken);
        }
    }

    private ExportChunkRow Sealed(ExportRow export, Guid run, CaseKey key, int index, byte[] piece)
    {
        var now = clock.Now();
        return new ExportChunkRow
        {
            Id = Ids.Next(now),
            CaseId = export.CaseId,
            AgencyId = export.AgencyId,
            ExportId = export.Id,
            RunId = run,
            Index = index,
            Content = key.Seal(piece, ExportChunkRow.Field(index), run),
            CreateTime = now,
            CreatedBy = export.CreatedBy,
        };
    }
}
