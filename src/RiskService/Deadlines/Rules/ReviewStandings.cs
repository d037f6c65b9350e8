using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>
/// How the review of an open case stands with its time. It is overdue from when managers are told (REVIEW-5), so that
/// lists and the ladder say the same.
/// </summary>
internal static class ReviewStandings
{
    public static ReviewStanding Of(
        RiskLevel level, DateTimeOffset due, DateTimeOffset? exemptUntil, DateTimeOffset now, LadderTimes times)
    {
        if (exemptUntil > now) return ReviewStanding.Exempt;
        if (due > now) return ReviewStanding.Upcoming;
        return now - due >= Grace(level, times) ? ReviewStanding.Overdue : ReviewStanding.Due;
    }

    /// <summary>The levels at which a review that is due is not overdue at once.</summary>
    public static ImmutableArray<RiskLevel> WithGrace(LadderTimes times) =>
        [.. Enum.GetValues<RiskLevel>().Where(level => Grace(level, times) > TimeSpan.Zero)];

    private static TimeSpan Grace(RiskLevel level, LadderTimes times) => Ladder.ManagerAfter(
        new Rung(DeadlineKind.Review, level, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), times);
}
