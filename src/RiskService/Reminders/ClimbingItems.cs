using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>A review or a deadline as it was read, with whom its reminders are for.</summary>
internal sealed record ClimbingItem(
    Guid CaseId, Guid ConcernsId, int Round, LadderStage Stage, DateTimeOffset? NextStageTime, Rung Rung,
    RiskLevel Level, int CaseVersion, string? ReviewerId, string? ReviewerKey, string? TeamId);

/// <summary>
/// Reads what of one agency climbs the ladder, and moves it on. It never touches the version of a case: what people do
/// with it does not conflict with the sweep.
/// </summary>
internal sealed class ClimbingItems(RiskDbContext db)
{
    internal async Task<List<ClimbingItem>> ReviewsAsync(
        IReadOnlyCollection<Guid> cases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (cases.Count == 0) return [];
        var rows = await db.Set<CaseRow>().Where(c => cases.Contains(c.Id) && c.NextStageTime <= now)
            .Select(c => new
            {
                c.Id,
                c.Version,
                c.Level,
                c.ReviewId,
                c.ReviewRound,
                c.ReviewStage,
                c.ReviewStartTime,
                c.NextReviewTime,
                c.NextStageTime,
                c.ExemptUntil,
                c.ReviewerId,
                c.ReviewerKey,
                c.TeamId,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(c => new ClimbingItem(
            c.Id, c.ReviewId!.Value, c.ReviewRound, c.ReviewStage, c.NextStageTime,
            new Rung(
                DeadlineKind.Review, c.Level, c.ReviewStartTime!.Value, c.NextReviewTime!.Value, c.ExemptUntil),
            c.Level, c.Version, c.ReviewerId, c.ReviewerKey, c.TeamId))];
    }

    internal async Task<List<ClimbingItem>> DeadlinesAsync(
        IReadOnlyCollection<DueStage> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (due.Count == 0) return [];
        var (cases, ids) = (due.Select(d => d.CaseId).Distinct().ToArray(), due.Select(d => d.Id).ToArray());
        var rows = await db.Set<DeadlineRow>()
            .Where(d => cases.Contains(d.CaseId) && ids.Contains(d.Id) && d.NextStageTime <= now)
            .Join(db.Set<CaseRow>(), d => d.CaseId, c => c.Id, (d, c) => new
            {
                d.CaseId,
                d.Id,
                d.Kind,
                d.Level,
                d.CreateTime,
                d.DueTime,
                d.Stage,
                d.NextStageTime,
                Standing = c.Level,
                c.Version,
                c.ReviewerId,
                c.ReviewerKey,
                c.TeamId,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(d =>
        {
            // What it was opened about stays as urgent as it was, and becomes more urgent with the case. What was
            // opened before anybody had assessed climbs as if at once, whatever came later.
            var level = d.Standing > d.Level ? d.Standing : d.Level;
            var climbs = d.Level == RiskLevel.Unspecified ? RiskLevel.Unspecified : level;
            return new ClimbingItem(
                d.CaseId, d.Id, 0, d.Stage, d.NextStageTime, new Rung(d.Kind, climbs, d.CreateTime, d.DueTime),
                level, d.Version, d.ReviewerId, d.ReviewerKey, d.TeamId);
        })];
    }

    /// <summary>False where it changed since it was read: then it is looked at again by the next sweep.</summary>
    internal async Task<bool> MoveOnAsync(ClimbingItem item, Climbed climbed, CancellationToken cancellationToken)
    {
        var (reached, next) = (climbed.Reached, climbed.Next?.Truncated());
        var due = item.Rung.Due;
        if (item.Rung.Kind == DeadlineKind.Review)
        {
            return await db.Set<CaseRow>()
                .Where(c => c.Id == item.CaseId && c.Version == item.CaseVersion && c.ReviewId == item.ConcernsId
                    && c.ReviewStage == item.Stage && c.NextReviewTime == due && c.NextStageTime == item.NextStageTime)
                .ExecuteUpdateAsync(
                    c => c.SetProperty(x => x.ReviewStage, reached).SetProperty(x => x.NextStageTime, next),
                    cancellationToken) == 1;
        }

        return await db.Set<DeadlineRow>()
            .Where(d => d.CaseId == item.CaseId && d.Id == item.ConcernsId && d.EndTime == null
                && d.Stage == item.Stage && d.DueTime == due && d.NextStageTime == item.NextStageTime)
            .ExecuteUpdateAsync(
                d => d.SetProperty(x => x.Stage, reached).SetProperty(x => x.NextStageTime, next),
                cancellationToken) == 1;
    }
}
