using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>On which day a programme is judged, and for how many days reported places count.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JudgedOn(DateOnly Today, int CapacityTermDays);

/// <summary>A programme judged for a person on a day: every criterion that applies, in one order.</summary>
internal sealed record Judgement(ImmutableArray<JudgedCriterion> Criteria, Tally Tally)
{
    /// <summary>The order in which criteria are judged and shown.</summary>
    internal static readonly ImmutableArray<Criterion> Order =
    [
        Criterion.Accreditation, Criterion.IntegratedSupport, Criterion.Assurance, Criterion.Area, Criterion.Age,
        Criterion.Gender, Criterion.Language, Criterion.Referrer, Criterion.Proceedings, Criterion.SameProgramme,
        Criterion.DeliveryMode, Criterion.Capacity,
    ];

    internal static Judgement Of(ServiceFacts programme, PersonFacts person, JudgedOn on)
    {
        var criteria = ImmutableArray.CreateBuilder<JudgedCriterion>(Order.Length);
        var tally = new Tally();
        foreach (var criterion in Order)
        {
            if (Find(criterion, programme, person, on, explain: true) is not { } found) continue;
            tally = tally.With(criterion, found.Outcome);
            criteria.Add(new JudgedCriterion(criterion, found.Outcome, found.Why, Rule(criterion, found.Outcome)));
        }

        return new Judgement(criteria.ToImmutable(), tally);
    }

    /// <summary>The same without words: what ranks many programmes of which few are shown.</summary>
    internal static Tally TallyOf(ServiceFacts programme, PersonFacts person, JudgedOn on)
    {
        var tally = new Tally();
        foreach (var criterion in Order)
        {
            if (Find(criterion, programme, person, on, explain: false) is { } found)
                tally = tally.With(criterion, found.Outcome);
        }

        return tally;
    }

    /// <summary>Null where the criterion does not apply.</summary>
    private static Finding? Find(
        Criterion criterion, ServiceFacts programme, PersonFacts person, JudgedOn on, bool explain) => criterion switch
        {
            Criterion.Accreditation => Safety.Accreditation(programme, on.Today, explain),
            Criterion.IntegratedSupport => Safety.IntegratedSupport(programme, on.Today, explain),
            Criterion.Assurance => Safety.Assurance(programme, on.Today, explain),
            Criterion.Area => Catchments.Area(programme, person.Place),
            Criterion.Age => Suitability.Age(programme.Eligibility, person.Age, explain),
            Criterion.Gender => Suitability.OfGender(programme.Eligibility, person.Gender, explain),
            Criterion.Language => Suitability.Language(programme.Languages, person.Languages, explain),
            Criterion.Referrer => Suitability.Referrer(programme.Eligibility, person.Referrer, explain),
            Criterion.Proceedings => History.Proceedings(programme.Eligibility, person),
            Criterion.SameProgramme => History.SameProgramme(programme, person, on.Today, explain),
            Criterion.DeliveryMode => Suitability.Delivery(programme.DeliveryModes, person.DeliveryModes, explain),
            Criterion.Capacity => Places.Capacity(programme.Capacity, on, explain),
            _ => null,
        };

    /// <summary>What is not accredited is a matter for a manager (REFER-2).</summary>
    private static string Rule(Criterion criterion, CriterionOutcome outcome) => criterion switch
    {
        Criterion.Accreditation when outcome == CriterionOutcome.Missed => "REFER-2",
        Criterion.Accreditation or Criterion.IntegratedSupport or Criterion.Assurance => "REFER-1",
        _ => "REFER-5",
    };
}
