using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// The one place that moves a case's review: begins it, completes it, pulls it nearer, ends it. The case must have been
/// opened for change; it is saved with the caller's next save.
/// </summary>
internal sealed class CaseReviews(RiskDbContext db, CurrentCaller caller, ReviewSettingsBook settings)
{
    /// <summary>The first review of a new case: nobody has looked at it yet.</summary>
    internal async Task BeginAsync(CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        if (times.DefaultReviewerId is { } reviewer) Assign(row, reviewer, row.TeamId);
        Begin(row, now, now + times.NeverAssessed, times);
    }

    /// <summary>
    /// An assessment completes the current review and schedules the next (REVIEW-1). The level must be the case's new
    /// one already; that before is for the history.
    /// </summary>
    internal async Task CompleteAsync(
        CaseRow row, Guid assessmentId, RiskLevel before, DateTimeOffset due, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        if (row.ReviewId is not null) End(row, ReviewOutcome.Completed, assessmentId, before, now);
        if (before >= RiskLevel.Medium) row.AboveStandardTime = now;
        CountTowardsClosing(row, now);
        Begin(row, now, due, times);
    }

    /// <summary>
    /// A lower level stands from now on (ASSESS-5). The review stays where the higher one put it; its later stages come
    /// as the lower one has them.
    /// </summary>
    internal async Task LevelApprovedAsync(CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        row.AboveStandardTime = now;
        CountTowardsClosing(row, now);
        if (row.ReviewId is not null) Climb(row, times);
    }

    /// <summary>REVIEW-3: only ever earlier. Ends an exemption. False where it is as near already.</summary>
    internal async Task<bool> PullAsync(
        CaseRow row, ReviewTrigger trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.NextReviewTime is not { } due) return false;
        var times = await settings.TimesAsync(cancellationToken);
        var latest = now + times.Trigger;
        var exempt = row.ExemptUntil > now;
        if (exempt) row.ExemptUntil = now;
        if (due <= latest)
        {
            if (exempt) Climb(row, times);
            return false;
        }

        (row.NextReviewTime, row.ReviewTrigger) = (latest, trigger);
        Climb(row, times);
        return true;
    }

    /// <summary>The review ends with the case (REVIEW-7).</summary>
    internal void Close(CaseRow row, DateTimeOffset now)
    {
        End(row, ReviewOutcome.CaseClosed, null, row.Level, now);
        (row.ReviewId, row.ReviewStartTime, row.NextReviewTime, row.NextStageTime) = (null, null, null, null);
        (row.ReviewStage, row.ReviewRound, row.ReviewTrigger) = (LadderStage.Unspecified, 0, ReviewTrigger.Unspecified);
        ClearExemption(row);
    }

    internal static void Assign(CaseRow row, string? reviewerId, string? teamId)
    {
        row.ReviewerId = reviewerId;
        row.ReviewerKey = reviewerId is null ? null : AllocationRow.Key(reviewerId);
        row.TeamId = teamId;
    }

    /// <summary>
    /// Sets when the next stage comes, after anything that it rests on has changed. A stage that was reached is not
    /// reached again.
    /// </summary>
    internal static void Climb(CaseRow row, ReviewTimes times) =>
        row.NextStageTime = Ladder.Next(row.ReviewStage, Rung(row), times.Ladder)?.Time;

    internal static Rung Rung(CaseRow row) => new(
        DeadlineKind.Review, row.Level, row.ReviewStartTime!.Value, row.NextReviewTime!.Value, row.ExemptUntil);

    /// <summary>
    /// REVIEW-7. Reviews that lie closer together than <see cref="ClosingRules.Apart"/> count once (<b>choice</b>): two
    /// in a row are to show that it stays so.
    /// </summary>
    private static void CountTowardsClosing(CaseRow row, DateTimeOffset now)
    {
        if (row.Level != RiskLevel.Standard)
        {
            (row.AboveStandardTime, row.StandardReviews, row.StandardReviewTime) = (now, 0, null);
        }
        else if (row.StandardReviewTime is not { } last || now - last >= ClosingRules.Apart)
        {
            (row.StandardReviews, row.StandardReviewTime) = (row.StandardReviews + 1, now);
        }
    }

    private static void Begin(CaseRow row, DateTimeOffset now, DateTimeOffset due, ReviewTimes times)
    {
        row.ReviewId = Ids.Next(now);
        (row.ReviewStartTime, row.NextReviewTime) = (now, due);
        (row.ReviewStage, row.ReviewRound, row.ReviewTrigger) = (LadderStage.Unspecified, 0, ReviewTrigger.Unspecified);
        ClearExemption(row);
        row.ExemptionsUsed = 0;
        Climb(row, times);
    }

    private void End(CaseRow row, ReviewOutcome outcome, Guid? assessmentId, RiskLevel level, DateTimeOffset now) =>
        db.Add(new PastReviewRow
        {
            CaseId = row.Id,
            Id = row.ReviewId!.Value,
            AgencyId = row.AgencyId,
            StartTime = row.ReviewStartTime!.Value,
            DueTime = row.NextReviewTime!.Value,
            EndTime = now,
            Outcome = outcome,
            Level = level,
            Stage = row.ReviewStage,
            Trigger = row.ReviewTrigger,
            AssessmentId = assessmentId,
            ReviewerId = row.ReviewerId,
            TeamId = row.TeamId,
            ExemptionsUsed = row.ExemptionsUsed,
            LateSeconds = Math.Max(0, (long)(now - row.NextReviewTime!.Value).TotalSeconds),
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        });

    private static void ClearExemption(CaseRow row) =>
        (row.ExemptionReason, row.ExemptUntil, row.ExemptionOriginalDue) =
            (ReviewExemptionReason.Unspecified, null, null);
}
