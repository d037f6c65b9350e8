using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>Deletes the file of an export after its term. That it was made, for whom and why, stays.</summary>
internal sealed class ExpireExport(
    RiskDbContext db, CurrentCaller caller, ExportChunks chunks, ExportSignals signals, TimeProvider clock)
{
    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(string agencyId, Guid caseId, Guid exportId, CancellationToken cancellationToken)
    {
        caller.Set(Caller.Service(agencyId));
        var row = await db.Set<ExportRow>().AsTracking()
            .SingleOrDefaultAsync(e => e.CaseId == caseId && e.Id == exportId, cancellationToken);
        if (row is not { State: EvidenceExportState.Ready } || row.ExpireTime > clock.Now()) return;

        // First the pieces: if it ends in between, the next sweep finds it again.
        await chunks.RemoveAsync(row, cancellationToken);
        row.State = EvidenceExportState.Expired;
        row.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return; // Another was faster.
        }

        signals.Changed(row.Id);
    }
}
