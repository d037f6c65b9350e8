using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// Disposes of one case: its key is destroyed, its rows are deleted, and of the case itself there stays what its chain
/// is verified by. Entries stay, since tables that only grow have no other way; without the key nobody can read them.
/// All of it happens, or nothing does.
/// </summary>
internal sealed class DisposeCase(RiskDbContext db, CommitQueue commits, CaseTurn turn, TimeProvider clock)
{
    internal async Task<int> ExecuteAsync(Guid caseId, CancellationToken cancellationToken)
    {
        await turn.TakeAsync(caseId, cancellationToken);
        try
        {
            return await commits.TogetherAsync(db, token => DisposeAsync(caseId, token), cancellationToken);
        }
        finally
        {
            turn.GiveBack();
        }
    }

    private async Task<int> DisposeAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var row = await db.Set<CaseRow>().AsTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (row is null || row.AfterTerm != AfterTerm.Dispose || !(row.RetainUntil <= now)) return 0;

        // The case first: its version tells whether a hold came first, and from here on every writer waits or fails.
        var (decidedBy, closeTime) = (row.DisposalDecidedBy, row.CloseTime);
        DisposedCase.Clear(db.Entry(row));
        row.State = CaseState.Disposed;
        row.Changed(now);
        await db.SaveChangesAsync(cancellationToken);

        await db.Set<CaseKeyRow>().Where(k => k.CaseId == id).ExecuteDeleteAsync(cancellationToken);
        await DisposedCase.DeleteRowsAsync(db, id, cancellationToken);

        // Read again: an entry does not change the version, and one may have come between on another machine. Nobody
        // who let this case be disposed of knew of it.
        var head = await db.Set<CaseRow>().Where(c => c.Id == id)
            .Select(c => new { c.EntryCount, c.ChainHash }).SingleAsync(cancellationToken);
        if (head.EntryCount != row.EntryCount) throw new DbUpdateConcurrencyException("An entry came between.");
        db.Add(new DisposalRow
        {
            CaseId = id,
            AgencyId = row.AgencyId,
            DisposeTime = now,
            Basis = decidedBy is null ? DisposalBasis.TermEnded : DisposalBasis.Decided,
            DecidedBy = decidedBy,
            CloseTime = closeTime,
            EntryCount = head.EntryCount,
            HeadHash = head.ChainHash,
        });
        await db.SaveChangesAsync(cancellationToken);
        await SqliteCleaning.MarkAsync(db, cancellationToken);
        return 1;
    }
}
