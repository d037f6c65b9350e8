using System.Collections.Immutable;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// REFER-4: what is not a programme comes beside one. Somebody stays involved, looks at it again, and has seen which
/// programmes there are.
/// </summary>
internal static class AdditionalRules
{
    private const string RuleId = "REFER-4";

    public static ImmutableArray<ReferBreach> Check(ReferSetting setting)
    {
        if (setting.IsProgramme) return [];
        var breaches = ImmutableArray.CreateBuilder<ReferBreach>();
        if (!setting.WorkerNamed)
        {
            breaches.Add(new(
                RuleId, "continuing_worker_id",
                "This service does not address the abuse, so somebody has to stay involved. Name who does."));
        }

        if (!setting.ReviewDateSet)
        {
            breaches.Add(new(
                RuleId, "review_date",
                "This service does not address the abuse, so the referral is looked at again. Set the day."));
        }

        if (!setting.PlaceKnown)
        {
            breaches.Add(new(
                RuleId, "criteria.subject_place",
                "Programmes that address the abuse are searched for first, and where the subject lives is not known. "
                    + "Send it, or keep it in the subject's profile."));
        }

        return breaches.ToImmutable();
    }
}
