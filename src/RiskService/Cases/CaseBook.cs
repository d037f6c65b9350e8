using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A case of the caller's agency, with its key.</summary>
internal sealed record OpenedCase(CaseRow Row, CaseKey Key);

/// <summary>
/// A case as its chain is checked: no row where the case is missing, no key where its content was disposed of.
/// </summary>
internal sealed record OpenedChain(CaseRow? Row, CaseKey? Key);

/// <summary>
/// Finds cases; the way in for every slice, and so where reads are noted for the audit (RECORD-3). What is not the
/// caller's agency's is not found: the context shows no other.
/// </summary>
internal sealed class CaseBook(RiskDbContext db, CaseKeys keys, CaseTurn turn, ReadAudit audit)
{
    private static readonly ConditionalWeakTable<IModel, FindCase> Compiled = [];

    /// <summary>For a change: what is altered in the row is saved. Waits for this case's turn.</summary>
    internal async Task<OpenedCase> OpenForChangeAsync(Guid id, CancellationToken cancellationToken)
    {
        await turn.TakeAsync(id, cancellationToken);
        var found = await Find.ForChange(db, id, cancellationToken);
        audit.Changing(id, found is not null);
        return Open(found);
    }

    /// <summary>
    /// Its chain alone, for reading, which is audited: there too when the content was disposed of, and with it the key.
    /// That it is missing is for the caller to tell, who may know from a checkpoint that it was there.
    /// </summary>
    internal async Task<OpenedChain> OpenChainAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        Note(id, row is not null);
        return new OpenedChain(row, row is null ? null : await keys.FindAsync(id, cancellationToken));
    }

    /// <summary>Whether a case that was opened before still is there and was not disposed of since.</summary>
    internal async Task<bool> IsReadableAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<CaseKeyRow>().Where(k => k.CaseId == id).Select(k => (Guid?)k.CaseId)
            .SingleOrDefaultAsync(cancellationToken) is not null;

    /// <summary>For reading, which is audited. Waits for nobody who changes the case.</summary>
    internal async Task<OpenedCase> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await Find.ForReading(db, id, cancellationToken);
        Note(id, found is not null);
        return Open(found);
    }

    /// <summary>The whole case, for a change of it.</summary>
    internal async Task<CaseFile> OpenFileAsync(Guid id, CancellationToken cancellationToken) =>
        await FileAsync(await OpenForChangeAsync(id, cancellationToken), cancellationToken);

    /// <summary>The whole case, for reading, which is audited.</summary>
    internal async Task<CaseFile> ReadFileAsync(Guid id, CancellationToken cancellationToken) =>
        await FileAsync(await OpenAsync(id, cancellationToken), cancellationToken);

    private async Task<CaseFile> FileAsync(OpenedCase opened, CancellationToken cancellationToken)
    {
        var id = opened.Row.Id;
        var parties = await Of<PartyRow>(id).Where(p => p.RemoveTime == null).ToListAsync(cancellationToken);
        var allocations = await Of<AllocationRow>(id).Where(a => a.EndTime == null).ToListAsync(cancellationToken);
        var counterAllegations = await Of<CounterAllegationRow>(id).OrderByDescending(c => c.Id)
            .Take(CaseFile.CounterAllegationsShown).ToListAsync(cancellationToken);
        var swap = await Of<RoleSwapRow>(id).Where(s => s.Approved == null).FirstOrDefaultAsync(cancellationToken);
        return new CaseFile(opened.Row, opened.Key, parties, allocations, counterAllegations, swap);
    }

    private FindCase Find => Compiled.GetValue(db.Model, static _ => new FindCase());

    private IQueryable<T> Of<T>(Guid id)
        where T : CaseChildRow => db.Set<T>().AsTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id);

    private void Note(Guid id, bool found)
    {
        if (found) audit.Found(id);
        else audit.NotFound(id);
    }

    private OpenedCase Open(FoundCase? found) => found is null
        ? throw new Failure.NotFound("case").AsException()
        : new OpenedCase(found.Row, keys.Open(found.Key));

    private sealed record FoundCase(CaseRow Row, CaseKeyRow Key);

    /// <summary>
    /// Every call opens its case first; compiled once, the query costs the database alone. Once for each model: a
    /// compiled query serves one engine only, and a process can hold both, as tests do.
    /// </summary>
    private sealed class FindCase
    {
        internal Func<RiskDbContext, Guid, CancellationToken, Task<FoundCase?>> ForChange { get; } =
            EF.CompileAsyncQuery((RiskDbContext db, Guid id, CancellationToken _) => db.Set<CaseRow>().AsTracking()
                .Where(c => c.Id == id)
                .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new FoundCase(c, k)).SingleOrDefault());

        internal Func<RiskDbContext, Guid, CancellationToken, Task<FoundCase?>> ForReading { get; } =
            EF.CompileAsyncQuery((RiskDbContext db, Guid id, CancellationToken _) => db.Set<CaseRow>()
                .Where(c => c.Id == id)
                .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new FoundCase(c, k)).SingleOrDefault());
    }
}
