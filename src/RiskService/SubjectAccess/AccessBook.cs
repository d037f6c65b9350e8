using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>Finds requests, and the entries that they are answered from.</summary>
internal sealed class AccessBook(RiskDbContext db)
{
    internal const string Rule = "RECORD-4";

    /// <summary>How many entries are read at a time, so that a long case does not have to fit into memory.</summary>
    internal const int Batch = 200;

    internal async Task<SubjectAccessRow> FindAsync(Guid caseId, Guid id, CancellationToken cancellationToken) =>
        await Of(caseId).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw NotFound();

    internal async Task<SubjectAccessRow> FindForChangeAsync(
        Guid caseId, Guid id, CancellationToken cancellationToken) =>
        await Of(caseId).AsTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw NotFound();

    /// <summary>
    /// What is recorded now is of the person who is the subject now. Were a request answered after a role swap, one of
    /// the two would read what is the other's (LOOK-3).
    /// </summary>
    internal async Task CheckSubjectAsync(SubjectAccessRow row, CancellationToken cancellationToken)
    {
        if (await db.Set<PartyRow>().AnyAsync(
                p => p.CaseId == row.CaseId && p.Id == row.SubjectPartyId && p.Role == PartyRole.Subject,
                cancellationToken))
        {
            return;
        }

        throw new Failure.IllegalTransition(
            "Roles were swapped since it was opened: who asked is no longer the subject. Open another request for the "
            + "present subject; answer this one outside the platform, with the safeguarding lead.",
            "LOOK-3").AsException();
    }

    /// <summary>The last entry that the request is answered from.</summary>
    internal static long Last(SubjectAccessRow row, CaseRow of) =>
        row.State == SubjectAccessState.Completed ? row.EntryCount : of.EntryCount;

    internal async Task<CaseSetting> SettingAsync(
        SubjectAccessRow row, CaseKey key, long last, CancellationToken cancellationToken)
    {
        var corrected = await Entries(row.CaseId, 0, last).Where(e => e.CorrectsNumber != null)
            .Select(e => new { Number = e.CorrectsNumber!.Value, e.RecordTime }).ToListAsync(cancellationToken);
        return new CaseSetting(
            row.SubjectPartyId, await FindSwapAsync(row, key, last, cancellationToken),
            corrected.GroupBy(c => c.Number).ToDictionary(c => c.Key, c => c.Max(of => of.RecordTime)));
    }

    /// <summary>The next entries after a number, at most a batch.</summary>
    internal async Task<List<Entry>> ReadAsync(
        Guid caseId, CaseKey key, long after, long last, CancellationToken cancellationToken)
    {
        var rows = await Entries(caseId, after, last).OrderBy(e => e.Number).Take(Batch).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => CaseEntries.Open(row, key));
    }

    private IQueryable<SubjectAccessRow> Of(Guid caseId) => db.Set<SubjectAccessRow>().Where(r => r.CaseId == caseId);

    private IQueryable<EntryRow> Entries(Guid caseId, long after, long last) =>
        db.Set<EntryRow>().Where(e => e.CaseId == caseId && e.Number > after && e.Number <= last);

    /// <summary>
    /// The entry of the latest approved swap, found by when it was decided. A swap without one is from before cases had
    /// entries: all entries come after it.
    /// </summary>
    private async Task<SwapPlace?> FindSwapAsync(
        SubjectAccessRow row, CaseKey key, long last, CancellationToken cancellationToken)
    {
        var swaps = db.Set<RoleSwapRow>().Where(s => s.CaseId == row.CaseId && s.Approved == true);
        if (row.CompleteTime is { } completed) swaps = swaps.Where(s => s.DecideTime <= completed);
        var times = await swaps.Select(s => s.DecideTime!.Value).ToListAsync(cancellationToken);
        if (times.Count == 0) return null;
        var decisions = await Entries(row.CaseId, 0, last)
            .Where(e => e.Kind == EntryKind.Decision && times.Contains(e.RecordTime))
            .OrderByDescending(e => e.Number).ToListAsync(cancellationToken);
        var approved = decisions.Find(e => IsApproval(CaseEntries.Open(e, key).Content));
        return new SwapPlace(approved?.Number ?? 0, approved?.RecordTime ?? times.Max());
    }

    private static bool IsApproval(EntryContent content) => content.RoleSwap?.State == RoleSwapState.Approved;

    private static FailureException NotFound() => new Failure.NotFound("subject-access request").AsException();
}
