using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// What else has to be done in a case by a time (REVIEW-5). Opened and ended with the change that asks for it or does
/// it, in the same save.
/// </summary>
internal sealed class CaseDeadlines(RiskDbContext db, CurrentCaller caller, ReviewSettingsBook settings)
{
    internal async Task OpenAsync(
        CaseRow row, DeadlineKind kind, Guid concernsId, DateTimeOffset due, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        var rung = new Rung(kind, row.Level, now, due);
        db.Add(new DeadlineRow
        {
            CaseId = row.Id,
            Id = Ids.Next(now),
            AgencyId = row.AgencyId,
            Kind = kind,
            ConcernsId = concernsId,
            Level = row.Level,
            DueTime = due,
            NextStageTime = Ladder.Next(LadderStage.Unspecified, rung, times.Ladder)?.Time,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        });
    }

    /// <summary>Those that are open, of these kinds; of what they concern, or of anything.</summary>
    internal Task<List<DeadlineRow>> FindOpenAsync(
        Guid caseId, IReadOnlyCollection<DeadlineKind> kinds, Guid? concernsId, CancellationToken cancellationToken)
    {
        var found = db.Set<DeadlineRow>().AsTracking()
            .Where(d => d.CaseId == caseId && d.EndTime == null && kinds.Contains(d.Kind));
        if (concernsId is { } id) found = found.Where(d => d.ConcernsId == id);
        return found.ToListAsync(cancellationToken);
    }

    internal async Task EndAsync(
        Guid caseId, IReadOnlyCollection<DeadlineKind> kinds, Guid? concernsId, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var open in await FindOpenAsync(caseId, kinds, concernsId, cancellationToken)) End(open, now);
    }

    /// <summary>With the case: nothing is left to do.</summary>
    internal async Task EndAllAsync(Guid caseId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Set<DeadlineRow>().AsTracking().Where(d => d.CaseId == caseId && d.EndTime == null)
            .ToListAsync(cancellationToken);
        foreach (var one in open) End(one, now);
    }

    /// <summary>
    /// REVIEW-5: at a level that rose, the next stage of what stands already comes as soon as it does at that level.
    /// </summary>
    internal static void Press(DeadlineRow row, RiskLevel level, ReviewTimes times)
    {
        if (row.NextStageTime is not { } standing || level <= row.Level) return;
        var rung = new Rung(row.Kind, level, row.CreateTime, row.DueTime);
        if (Ladder.Next(row.Stage, rung, times.Ladder)?.Time is { } time && time < standing) row.NextStageTime = time;
    }

    internal static void End(DeadlineRow row, DateTimeOffset now) => (row.EndTime, row.NextStageTime) = (now, null);
}
