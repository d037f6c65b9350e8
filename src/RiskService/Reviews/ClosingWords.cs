using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>What is told of a condition that stands against closing: what is missing, and what to do.</summary>
internal static class ClosingWords
{
    internal static RuleViolation Violation(ClosingCondition condition) => condition switch
    {
        ClosingCondition.StandardLevel => new("REVIEW-7", "standard_level",
            "STANDARD is not the level that stands. Assess the case; a lower level may wait for approval."),
        ClosingCondition.TwoStandardReviews => new("REVIEW-7", "two_standard_reviews",
            "Two consecutive reviews at STANDARD, seven days apart at least, are missing. Review the case again."),
        ClosingCondition.SixMonths => new("REVIEW-7", "six_months",
            "MEDIUM or above stood within the last six months. Keep the case under review until they have passed."),
        ClosingCondition.Consultation => new("ASSESS-6", "consultation",
            "Closing needs consultation. Name the agencies consulted, with children's social care where a child is "
            + "held."),
        ClosingCondition.NoOpenReferral => new("REVIEW-7", "no_open_referral",
            "A referral is open. Bring it to its end or withdraw it first."),
        ClosingCondition.NoHold => new("REVIEW-7", "no_hold",
            "A legal hold stands. Ask whoever placed it whether it can be lifted."),
        ClosingCondition.NoSafeguardingAction => new("REVIEW-7", "no_safeguarding_action",
            "A safeguarding action is awaited. Act, and record what was done."),
        ClosingCondition.NoSelfHarmAction => new("LOOK-2", "no_self_harm_action",
            "An action about self-harm is awaited. Act, and record what was done."),
        ClosingCondition.NoOpenTask => new("REVIEW-7", "no_open_task",
            "A consultation or a task of a referral is open. Do it, and record it."),
        ClosingCondition.NoCounterAllegation => new("LOOK-3", "no_counter_allegation",
            "A counter-allegation is open or a role swap waits. Conclude or decide it first."),
        ClosingCondition.ReviewNotOverdue => new("REVIEW-7", "review_not_overdue",
            "The review is overdue. Complete it before you decide to stop looking."),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Not a condition."),
    };
}
