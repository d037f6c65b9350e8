using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// How many criteria are missed and unknown, and whether anything is wanting that must be known to hold: what REFER-1
/// asks for, and the area. A programme whose area can't be told is no suggestion: it may be one that only the
/// survivor's place brings, and its name could then tell that place (REFER-5). Places count for neither: that there
/// are none refuses nobody, since there may be a waiting list.
/// </summary>
internal readonly record struct Tally(int Missed, int Unknown, bool Wanting)
{
    internal bool Fits => Missed == 0 && !Wanting;

    internal Tally With(Criterion criterion, CriterionOutcome outcome)
    {
        if (criterion == Criterion.Capacity) return this;
        var needed = criterion is Criterion.Accreditation or Criterion.IntegratedSupport or Criterion.Assurance
            or Criterion.Area;
        return new Tally(
            Missed + (outcome == CriterionOutcome.Missed ? 1 : 0),
            Unknown + (outcome == CriterionOutcome.Unknown ? 1 : 0),
            Wanting || (needed && outcome != CriterionOutcome.Met));
    }
}
