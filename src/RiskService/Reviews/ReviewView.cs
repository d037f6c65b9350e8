using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Reviews and deadlines as callers of their own agency see them.</summary>
internal static class ReviewView
{
    /// <summary>The review of an open case.</summary>
    internal static Review Current(CaseRow row, CaseKey key, DateTimeOffset now, ReviewTimes times)
    {
        var due = row.NextReviewTime!.Value;
        return new Review
        {
            CaseId = row.Id.ToString(),
            ReviewId = row.ReviewId!.Value.ToString(),
            AgencyReference = CaseView.Reference(row, key),
            Level = row.Level,
            Standing = ReviewStandings.Of(row.Level, due, row.ExemptUntil, now, times.Ladder),
            StartTime = row.ReviewStartTime!.Value.ToTimestamp(),
            DueTime = due.ToTimestamp(),
            Stage = row.ReviewStage,
            NextStageTime = row.NextStageTime?.ToTimestamp(),
            ReviewerId = row.ReviewerId ?? "",
            TeamId = row.TeamId ?? "",
            Exemption = Exemption(row, now),
            UsedExemptionReasons = { ExemptionRules.Reasons(row.ExemptionsUsed) },
            Trigger = row.ReviewTrigger,
        };
    }

    internal static Review ToProto(this PastReviewRow row) => new()
    {
        CaseId = row.CaseId.ToString(),
        ReviewId = row.Id.ToString(),
        Level = row.Level,
        Standing = ReviewStanding.Ended,
        StartTime = row.StartTime.ToTimestamp(),
        DueTime = row.DueTime.ToTimestamp(),
        Stage = row.Stage,
        ReviewerId = row.ReviewerId ?? "",
        TeamId = row.TeamId ?? "",
        UsedExemptionReasons = { ExemptionRules.Reasons(row.ExemptionsUsed) },
        Trigger = row.Trigger,
        Outcome = row.Outcome,
        EndTime = row.EndTime.ToTimestamp(),
        AssessmentId = row.AssessmentId?.ToString() ?? "",
    };

    internal static Deadline ToProto(this DeadlineRow row, CaseRow of, CaseKey key) => new()
    {
        DeadlineId = row.Id.ToString(),
        CaseId = row.CaseId.ToString(),
        AgencyReference = CaseView.Reference(of, key),
        Kind = row.Kind,
        ConcernsId = row.ConcernsId.ToString(),
        Level = row.Level,
        StartTime = row.CreateTime.ToTimestamp(),
        DueTime = row.DueTime.ToTimestamp(),
        Stage = row.Stage,
        NextStageTime = row.NextStageTime?.ToTimestamp(),
        ReviewerId = of.ReviewerId ?? "",
        TeamId = of.TeamId ?? "",
    };

    private static ReviewExemption? Exemption(CaseRow row, DateTimeOffset now) => row.ExemptUntil > now
        ? new ReviewExemption
        {
            Reason = row.ExemptionReason,
            UntilTime = row.ExemptUntil?.ToTimestamp(),
            OriginalDueTime = row.ExemptionOriginalDue?.ToTimestamp(),
        }
        : null;
}
