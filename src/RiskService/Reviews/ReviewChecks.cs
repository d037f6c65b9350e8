using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>What a case must be for something to be done with its review.</summary>
internal static class ReviewChecks
{
    /// <summary>
    /// Whoever decides on a review has read it; one that came since is another one. A closed case has none.
    /// </summary>
    internal static void IsCurrent(CaseRow row, Guid reviewId)
    {
        if (row.ReviewId != reviewId) throw new Failure.ReviewNotCurrent().AsException();
    }

    internal static void IsOpen(CaseRow row, string rule)
    {
        if (row.State == CaseState.Open) return;
        throw new Failure.IllegalTransition(
            "The case is closed and has no review. Assess it, which opens it again.", rule).AsException();
    }
}
