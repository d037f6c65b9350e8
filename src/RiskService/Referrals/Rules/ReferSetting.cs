using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>What the rules look at when somebody plans to refer, and again when it is sent.</summary>
internal sealed record ReferSetting
{
    public required ListingType Type { get; init; }

    /// <summary>How the programme stands to each criterion; programmes only.</summary>
    public ImmutableArray<JudgedCriterion> Criteria { get; init; } = [];

    /// <summary>Somebody is named who continues the involvement (REFER-4).</summary>
    public bool WorkerNamed { get; init; }

    /// <summary>There is a day on which it is looked at again (REFER-4).</summary>
    public bool ReviewDateSet { get; init; }

    /// <summary>Where the subject lives is known, so that programmes can be searched for (REFER-4).</summary>
    public bool PlaceKnown { get; init; }

    /// <summary>What a manager decided to set aside, where it may be (REFER-2, REFER-5).</summary>
    public ImmutableArray<Criterion> SetAside { get; init; } = [];

    public bool IsProgramme => Type == ListingType.PerpetratorProgramme;
}

/// <summary>
/// Why the plan is refused, at which field of the request, and what can be done instead.
/// </summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Field">The field that mends it.</param>
/// <param name="Description">Why, and the safe alternative.</param>
/// <param name="Overridable">The criterion that a manager may set aside with a reason; null where nobody may.</param>
internal sealed record ReferBreach(string RuleId, string Field, string Description, Criterion? Overridable = null);

/// <summary>What the rules say of a plan: refused for the breaches, or allowed with some rules set aside.</summary>
internal sealed record ReferOutcome(ImmutableArray<ReferBreach> Breaches, ImmutableArray<string> RulesSetAside)
{
    public bool Refused => !Breaches.IsEmpty;
}
