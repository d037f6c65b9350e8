using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>How a programme stands to one criterion, and why.</summary>
internal readonly record struct Finding(CriterionOutcome Outcome, string Why)
{
    internal static Finding Met(string why) => new(CriterionOutcome.Met, why);

    internal static Finding Missed(string why) => new(CriterionOutcome.Missed, why);

    internal static Finding Unknown(string why) => new(CriterionOutcome.Unknown, why);
}

/// <summary>A finding with its criterion and the rule that it comes from.</summary>
internal readonly record struct JudgedCriterion(
    Criterion Criterion, CriterionOutcome Outcome, string Explanation, string RuleId);
