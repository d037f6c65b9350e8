using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>How an open case stands towards being closed (REVIEW-7).</summary>
internal sealed class ClosingStates(RiskDbContext db)
{
    internal async Task<ClosingState> OfAsync(
        CaseRow row, DateTimeOffset now, LadderTimes times, CancellationToken cancellationToken)
    {
        var id = row.Id;
        var waiting = await db.Set<ConsultationRow>().AnyAsync(c => c.CaseId == id && !c.Done, cancellationToken)
            || await db.Set<ReferralTaskRow>().AnyAsync(
                t => t.CaseId == id && t.DoneTime == null, cancellationToken);
        return new ClosingState
        {
            Level = row.Level,
            StandardReviews = row.StandardReviews,
            AboveStandardTime = row.AboveStandardTime,
            ReferralOpen = await db.Set<ReferralRow>().AnyAsync(
                r => r.CaseId == id && r.EndTime == null, cancellationToken),
            Held = row.LegalHolds > 0,
            SafeguardingActionAwaited = row.AwaitsSafeguarding,
            SelfHarmActionAwaited = row.AwaitsSelfHarm,
            TaskOpen = waiting,
            CounterAllegationOpen = row.OpenCounterAllegationId is not null
                || await db.Set<RoleSwapRow>().AnyAsync(
                    s => s.CaseId == id && s.Approved == null, cancellationToken),
            ReviewOverdue = ReviewStandings.Of(row.Level, row.NextReviewTime!.Value, row.ExemptUntil, now, times)
                == ReviewStanding.Overdue,
        };
    }
}
