using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// Which programme takes a referral for abuse: one that can be trusted today (REFER-1, REFER-2), for a person whom it
/// is for (REFER-5).
/// </summary>
internal static class ProgrammeRules
{
    private const string Listing = "listing_id";

    /// <summary>What REFER-1 asks for; what is not known to be so is not so.</summary>
    private static readonly ImmutableArray<(Criterion Criterion, string RuleId, bool Overridable, string Alternative)>
        Trusted =
        [
            (Criterion.Accreditation, "REFER-2", true,
                "Choose an accredited programme. Where there is none, a manager may refer with a reason."),
            (Criterion.IntegratedSupport, "REFER-1", false,
                "Choose a programme with support for survivors that is confirmed to run."),
            (Criterion.Assurance, "REFER-1", false,
                "Choose another programme, or ask the directory's admins to check this one."),
        ];

    /// <summary>The fields that would mend a miss where the case knows something wrong.</summary>
    private static readonly Dictionary<Criterion, string> Fields = new()
    {
        [Criterion.Area] = "criteria.subject_place",
        [Criterion.Age] = "criteria.age",
        [Criterion.Gender] = "criteria.gender",
        [Criterion.Language] = "criteria.languages",
        [Criterion.Referrer] = "criteria.referrer",
        [Criterion.Proceedings] = "criteria",
        [Criterion.SameProgramme] = "criteria.past_programmes",
        [Criterion.DeliveryMode] = "criteria.delivery_modes",
    };

    public static ImmutableArray<ReferBreach> Standing(ReferSetting setting)
    {
        if (!setting.IsProgramme) return [];
        var breaches = ImmutableArray.CreateBuilder<ReferBreach>();
        foreach (var (criterion, ruleId, overridable, alternative) in Trusted)
        {
            var judged = setting.Criteria.FirstOrDefault(c => c.Criterion == criterion);
            if (judged is { Outcome: CriterionOutcome.Met }) continue;
            breaches.Add(new(
                ruleId, Listing, $"{Name(criterion)}: {OfService(judged)} {alternative}",
                overridable ? criterion : null));
        }

        return breaches.ToImmutable();
    }

    /// <summary>
    /// Places never refuse: there may be a waiting list. Nor does what is not known, which is told; the area apart.
    /// Where it can't be told from the subject's own place, the programme's name could tell where the survivor lives.
    /// </summary>
    public static ImmutableArray<ReferBreach> Fit(ReferSetting setting)
    {
        if (!setting.IsProgramme) return [];
        var missed = setting.Criteria.Where(c => IsMissed(c)
            && c.Criterion != Criterion.Capacity && Trusted.All(t => t.Criterion != c.Criterion));
        return
        [
            .. missed.Select(c => new ReferBreach(
                "REFER-5", Fields.GetValueOrDefault(c.Criterion, Listing),
                $"{Name(c.Criterion)}: {OfService(c)} Choose a programme that fits, or let a manager decide with a "
                    + "reason.",
                c.Criterion)),
        ];
    }

    private static bool IsMissed(JudgedCriterion judged) => judged.Outcome == CriterionOutcome.Missed
        || judged is { Criterion: Criterion.Area, Outcome: CriterionOutcome.Unknown };

    /// <summary>
    /// What the service takes, and not what the person is, which comes after it: refusals end up in logs of those who
    /// call.
    /// </summary>
    private static string OfService(JudgedCriterion? judged)
    {
        if (judged is null) return "Not known.";
        var end = judged.Explanation.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? judged.Explanation : judged.Explanation[..end] + ".";
    }

    private static string Name(Criterion criterion) => criterion switch
    {
        Criterion.IntegratedSupport => "Support for survivors",
        Criterion.SameProgramme => "Same programme before",
        Criterion.DeliveryMode => "Way of delivery",
        _ => criterion.ToString(),
    };
}
