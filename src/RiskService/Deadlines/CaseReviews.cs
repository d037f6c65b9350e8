using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
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
        if (times.DefaultReviewerId is { } reviewer)
        {
            // Somebody whom reminders no longer reach is not given a case: then every reviewer is told of it.
            var workerKey = AllocationRow.Key(reviewer);
            var recipient = await db.Set<RecipientRow>()
                .SingleOrDefaultAsync(r => r.WorkerKey == workerKey, cancellationToken);
            if (recipient is not null) Assign(row, recipient.WorkerId, recipient.TeamId);
        }

        Begin(row, now, now + times.NeverAssessed, times);
    }

    /// <summary>
    /// An assessment completes the current review and schedules the next (REVIEW-1). The level must be the case's new
    /// one already; that before is for the history. Gives the completed one; null where the case was closed.
    /// </summary>
    internal async Task<PastReviewRow?> CompleteAsync(
        CaseRow row, Guid assessmentId, RiskLevel before, DateTimeOffset due, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);

        // What began with this very assessment was waited for by nobody: it is no review that was kept.
        var isFirst = row.ReviewId is null || db.Entry(row).State == EntityState.Added;
        var completed = isFirst ? null : End(row, ReviewOutcome.Completed, assessmentId, before, now);
        SeeLevel(row, before, now);
        if (before != RiskLevel.Unspecified) CountTowardsClosing(row, now);
        Begin(row, now, due, times, completed?.Id ?? row.ReviewId);
        return completed;
    }

    /// <summary>
    /// An assessment to which nothing was sent completes no review: nobody has looked (REVIEW-1, REVIEW-6). Where its
    /// level puts the review nearer, it comes nearer.
    /// </summary>
    internal async Task AssessedAsItStoodAsync(
        CaseRow row, RiskLevel before, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        SeeLevel(row, before, now);
        if (due < row.NextReviewTime) row.NextReviewTime = due;
        ClimbOn(row, times);
    }

    /// <summary>
    /// A lower level stands from now on (ASSESS-5). The review stays where the higher one put it; its later stages come
    /// as the lower one has them.
    /// </summary>
    internal async Task LevelApprovedAsync(CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        SeeLevel(row, RiskLevel.Medium, now);
        CountTowardsClosing(row, now);
        if (row.ReviewId is not null) ClimbOn(row, times);
    }

    /// <summary>REVIEW-3: only ever earlier. Ends an exemption. False where it is as near already.</summary>
    internal async Task<bool> PullAsync(
        CaseRow row, ReviewTrigger trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.NextReviewTime is not { } due) return false;
        var times = await settings.TimesAsync(cancellationToken);

        // Whatever was seen before the change says nothing of what comes after it: closing is counted anew.
        (row.StandardReviews, row.StandardReviewTime) = (0, null);
        row.ReviewTrigger = trigger;
        var latest = now + times.Trigger;
        var exempt = row.ExemptUntil > now;
        if (exempt) row.ExemptUntil = now;
        if (due <= latest)
        {
            if (exempt) ClimbOn(row, times);
            return false;
        }

        row.NextReviewTime = latest;
        ClimbOn(row, times);
        return true;
    }

    /// <summary>
    /// REVIEW-6: nobody is reminded before its end, and after it the ladder is climbed anew. That it may be exempt is
    /// for the caller to check.
    /// </summary>
    internal async Task ExemptAsync(
        CaseRow row, ReviewExemptionReason reason, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        var working = await settings.WorkingTimeAsync(cancellationToken);
        var original = row.ExemptionOriginalDue ?? row.NextReviewTime!.Value;
        (row.ExemptionReason, row.ExemptUntil, row.ExemptionOriginalDue) = (reason, until, original);
        row.ExemptionsUsed |= ExemptionRules.Bit(reason);
        row.NextReviewTime = ExemptionRules.DueWith(
            original, ExemptionRules.SoonAfter(until, working).Truncated());
        row.ReviewRound++;
        ClimbAnew(row, times);
    }

    /// <summary>REVIEW-6: an exemption that stands ends now.</summary>
    internal async Task EndExemptionAsync(CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        var working = await settings.WorkingTimeAsync(cancellationToken);
        row.NextReviewTime = ExemptionRules.DueAfter(
            row.ExemptionOriginalDue!.Value,
            ExemptionRules.SoonAfter(now, working).Truncated(), row.NextReviewTime!.Value);
        row.ExemptUntil = now;
        ClimbOn(row, times);
    }

    /// <summary>
    /// The review ends with the case (REVIEW-7). Who opens it again begins to count anew: what stood for closing then
    /// says nothing of what made somebody come back. Null where it was closed already.
    /// </summary>
    internal PastReviewRow? Close(CaseRow row, DateTimeOffset now)
    {
        if (row.ReviewId is null) return null;
        var ended = End(row, ReviewOutcome.CaseClosed, null, row.Level, now);
        (row.ReviewId, row.ReviewStartTime, row.NextReviewTime, row.NextStageTime) = (null, null, null, null);
        (row.ReviewStage, row.ReviewRound, row.ReviewTrigger) = (LadderStage.Unspecified, 0, ReviewTrigger.Unspecified);
        (row.StandardReviews, row.StandardReviewTime) = (0, null);
        ClearExemption(row);
        return ended;
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
        if (row.Level == RiskLevel.Standard
            && (row.StandardReviewTime is not { } last || now - last >= ClosingRules.Apart))
        {
            (row.StandardReviews, row.StandardReviewTime) = (row.StandardReviews + 1, now);
        }
    }

    /// <summary>Takes down until when MEDIUM or above stood; it ends what counted towards closing.</summary>
    private static void SeeLevel(CaseRow row, RiskLevel before, DateTimeOffset now)
    {
        if (before >= RiskLevel.Medium || row.Level != RiskLevel.Standard) row.AboveStandardTime = now;
        if (row.Level != RiskLevel.Standard) (row.StandardReviews, row.StandardReviewTime) = (0, null);
    }

    private void Begin(
        CaseRow row, DateTimeOffset now, DateTimeOffset due, ReviewTimes times, Guid? after = null)
    {
        row.ReviewId = Ids.Next(now, after);
        (row.ReviewStartTime, row.NextReviewTime) = (now, due);
        (row.ReviewRound, row.ReviewTrigger) = (0, ReviewTrigger.Unspecified);
        ClearExemption(row);
        row.ExemptionsUsed = 0;
        ClimbAnew(row, times);
    }

    /// <summary>
    /// The sweep moves the stage on without changing the case's version, so what was read here may be behind it. No
    /// stage that a former review or round reached may stay: it would be left out of the new one (REVIEW-8).
    /// </summary>
    private void ClimbAnew(CaseRow row, ReviewTimes times)
    {
        row.ReviewStage = LadderStage.Unspecified;
        Write(row, nameof(CaseRow.ReviewStage));
        ClimbOn(row, times);
    }

    /// <summary>
    /// Written in any case: a sweep that was quicker set it by what stood before. Too early a time does no harm, since
    /// the sweep reckons anew.
    /// </summary>
    private void ClimbOn(CaseRow row, ReviewTimes times)
    {
        Climb(row, times);
        Write(row, nameof(CaseRow.NextStageTime));
    }

    private void Write(CaseRow row, string property)
    {
        var entry = db.Entry(row);
        if (entry.State is EntityState.Unchanged or EntityState.Modified) entry.Property(property).IsModified = true;
    }

    private PastReviewRow End(
        CaseRow row, ReviewOutcome outcome, Guid? assessmentId, RiskLevel level, DateTimeOffset now)
    {
        var ended = new PastReviewRow
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
        };
        db.Add(ended);
        return ended;
    }

    private static void ClearExemption(CaseRow row) =>
        (row.ExemptionReason, row.ExemptUntil, row.ExemptionOriginalDue) =
            (ReviewExemptionReason.Unspecified, null, null);
}
