using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>What closing a case depends on.</summary>
internal sealed record ClosingState
{
    /// <summary>The level that stands; unspecified while never assessed.</summary>
    public RiskLevel Level { get; init; }

    /// <summary>Reviews at STANDARD in a row.</summary>
    public int StandardReviews { get; init; }

    /// <summary>When MEDIUM or above last stood; null for never.</summary>
    public DateTimeOffset? AboveStandardTime { get; init; }

    public bool ReferralOpen { get; init; }

    public bool Held { get; init; }

    public bool SafeguardingActionAwaited { get; init; }

    public bool SelfHarmActionAwaited { get; init; }

    /// <summary>A consultation, or a task of a referral.</summary>
    public bool TaskOpen { get; init; }

    /// <summary>A counter-allegation is open, or a role swap waits.</summary>
    public bool CounterAllegationOpen { get; init; }

    public bool ReviewOverdue { get; init; }

    /// <summary>Whether those were consulted about closing who had to be.</summary>
    public bool Consulted { get; init; }
}

/// <summary>When a case may be closed (REVIEW-7).</summary>
internal static class ClosingRules
{
    public const string Id = "REVIEW-7";

    /// <summary>Calendar months since MEDIUM or above.</summary>
    public const int Months = 6;

    /// <summary>Consecutive reviews at STANDARD.</summary>
    public const int Reviews = 2;

    /// <summary>How far apart two reviews lie at least that count as consecutive ones (<b>choice</b>).</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(7);

    /// <summary>Every condition that is not met, in order.</summary>
    public static IEnumerable<ClosingCondition> Unmet(ClosingState state, DateTimeOffset now)
    {
        (ClosingCondition Condition, bool Met)[] all =
        [
            (ClosingCondition.StandardLevel, state.Level == RiskLevel.Standard),
            (ClosingCondition.TwoStandardReviews, state.StandardReviews >= Reviews),
            (ClosingCondition.SixMonths, !(state.AboveStandardTime > now.AddMonths(-Months))),
            (ClosingCondition.Consultation, state.Consulted),
            (ClosingCondition.NoOpenReferral, !state.ReferralOpen),
            (ClosingCondition.NoHold, !state.Held),
            (ClosingCondition.NoSafeguardingAction, !state.SafeguardingActionAwaited),
            (ClosingCondition.NoSelfHarmAction, !state.SelfHarmActionAwaited),
            (ClosingCondition.NoOpenTask, !state.TaskOpen),
            (ClosingCondition.NoCounterAllegation, !state.CounterAllegationOpen),
            (ClosingCondition.ReviewNotOverdue, !state.ReviewOverdue),
        ];
        return all.Where(c => !c.Met).Select(c => c.Condition);
    }
}
