using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A case of the caller's agency, with its key.</summary>
internal sealed record OpenedCase(CaseRow Row, CaseKey Key);

/// <summary>
/// Finds cases; the way in for every slice. What is not the caller's agency's is not found: the context shows no other.
/// </summary>
internal sealed class CaseBook(RiskDbContext db, CaseKeys keys)
{
    /// <summary>For a change: what is altered in the row is saved.</summary>
    internal Task<OpenedCase> OpenForChangeAsync(Guid id, CancellationToken cancellationToken) =>
        OpenAsync(db.Set<CaseRow>().AsTracking(), id, cancellationToken);

    internal Task<OpenedCase> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        OpenAsync(db.Set<CaseRow>(), id, cancellationToken);

    /// <summary>The whole case, for a change of it or to show it.</summary>
    internal async Task<CaseFile> OpenFileAsync(Guid id, CancellationToken cancellationToken)
    {
        var opened = await OpenForChangeAsync(id, cancellationToken);
        var parties = await Of<PartyRow>(id).Where(p => p.RemoveTime == null).ToListAsync(cancellationToken);
        var allocations = await Of<AllocationRow>(id).Where(a => a.EndTime == null).ToListAsync(cancellationToken);
        var counterAllegations = await Of<CounterAllegationRow>(id).OrderByDescending(c => c.Id)
            .Take(CaseFile.CounterAllegationsShown).ToListAsync(cancellationToken);
        var swap = await Of<RoleSwapRow>(id).Where(s => s.Approved == null).FirstOrDefaultAsync(cancellationToken);
        return new CaseFile(opened.Row, opened.Key, parties, allocations, counterAllegations, swap);
    }

    private IQueryable<T> Of<T>(Guid id)
        where T : CaseChildRow => db.Set<T>().AsTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id);

    private async Task<OpenedCase> OpenAsync(IQueryable<CaseRow> cases, Guid id, CancellationToken cancellationToken)
    {
        var found = await cases.Where(c => c.Id == id)
            .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new { Row = c, Key = k })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? throw new Failure.NotFound("case").AsException()
            : new OpenedCase(found.Row, keys.Open(found.Key));
    }
}
