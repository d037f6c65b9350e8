using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>How a programme stands to one criterion, as the directory judged it (REFER-1, REFER-5).</summary>
internal sealed record JudgedCriterion(Criterion Criterion, CriterionOutcome Outcome, string Explanation);
