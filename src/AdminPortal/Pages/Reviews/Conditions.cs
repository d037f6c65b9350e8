using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>What is told of a condition for closing that is not met (REVIEW-7), and what to do about it.</summary>
public static class Conditions
{
    public static string Of(ClosingCondition condition) => condition switch
    {
        ClosingCondition.StandardLevel => "The level that stands is not standard. Assess the case again.",
        ClosingCondition.TwoStandardReviews =>
            "Two reviews in a row at standard, seven days apart at least, are missing. Review the case again.",
        ClosingCondition.SixMonths =>
            "Medium or above stood within the last six months. Keep the case under review until they have passed.",
        ClosingCondition.Consultation =>
            "Agencies have to be consulted; children’s social care too where a child is held.",
        ClosingCondition.NoOpenReferral => "A referral is open. Bring it to its end, or withdraw it.",
        ClosingCondition.NoHold => "A legal hold stands. Ask whoever placed it whether it can be lifted.",
        ClosingCondition.NoSafeguardingAction => "A safeguarding action is awaited. Act, and record what was done.",
        ClosingCondition.NoSelfHarmAction => "An action about self-harm is awaited. Act, and record what was done.",
        ClosingCondition.NoOpenTask => "A consultation or a task of a referral is open. Do it, and record it.",
        ClosingCondition.NoCounterAllegation =>
            "A counter-allegation is open, or a role swap waits. Conclude or decide it first.",
        ClosingCondition.ReviewNotOverdue =>
            "The review is overdue. Complete it before deciding to stop looking.",
        _ => Words.Of(condition),
    };
}
