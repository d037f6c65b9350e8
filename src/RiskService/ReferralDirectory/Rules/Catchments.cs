using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// The catchment by where the subject lives, and by nothing else: the answer is the same whatever is known of where the
/// survivor lives, and so tells nothing of it (REFER-5).
/// </summary>
internal static class Catchments
{
    internal static Finding? Area(ServiceFacts programme, PlaceFacts subject)
    {
        var covered = Coverage.Of(programme, subject);
        if (programme.Eligibility.Residence == Residence.Partner)
        {
            return Finding.Unknown(
                "The partner or ex-partner has to live in its catchment: that is for the worker to check.");
        }

        if (covered == CriterionOutcome.Met) return Finding.Met("The subject lives in its catchment.");
        if (covered == CriterionOutcome.Unknown && subject.IsUnknown)
            return Finding.Unknown("Where the subject lives is not known.");
        if (programme.Eligibility.Residence == Residence.Either)
        {
            return Finding.Unknown(
                "Nothing shows that the subject lives in its catchment; it also takes people whose partner or "
                + "ex-partner does: that is for the worker to check.");
        }

        if (covered == CriterionOutcome.Missed) return Finding.Missed("The subject lives outside its catchment.");
        return programme.AreaCodes.IsEmpty && programme.PostcodeDistricts.IsEmpty
            ? Finding.Unknown("The directory does not say which areas it covers.")
            : Finding.Unknown("Where the subject lives is known too roughly to tell.");
    }

    /// <summary>
    /// Whether the survivor's place brings what the subject's does not. The answer is for workers alone.
    /// </summary>
    internal static bool IsBroughtBy(ServiceFacts programme, PlaceFacts subject, PlaceFacts survivor) =>
        programme.Eligibility.Residence is Residence.Partner or Residence.Either
        && Coverage.Of(programme, survivor) == CriterionOutcome.Met
        && Coverage.Of(programme, subject) != CriterionOutcome.Met;
}
