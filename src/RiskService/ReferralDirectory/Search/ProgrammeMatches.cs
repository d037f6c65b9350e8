using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Judged programmes as messages.</summary>
internal static class ProgrammeMatches
{
    internal static ProgrammeMatch Make(Listing listing, Judgement judgement, int distance)
    {
        var match = new ProgrammeMatch { Listing = listing, Fits = judgement.Tally.Fits };
        if (IndexedListing.Kilometres(distance) is { } far) match.DistanceKm = far;
        foreach (var (criterion, outcome, explanation, ruleId) in judgement.Criteria)
        {
            match.Criteria.Add(new CriterionResult
            {
                Criterion = criterion,
                Outcome = outcome,
                Explanation = explanation,
                RuleId = ruleId,
            });
        }

        return match;
    }
}
