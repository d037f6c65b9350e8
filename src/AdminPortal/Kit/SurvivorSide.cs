using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Which parts of a record the screen hides until they are asked for. For facts the service says it
/// (<c>challenge_permitted</c>); an entry of the record has words besides, and those hide with whoever said them, also
/// where nobody knows whose they are.
/// </summary>
internal static class SurvivorSide
{
    /// <summary>A fact that the survivor's side alone knows, be it present or absent.</summary>
    internal static bool IsHidden(Fact fact) => fact.Presence switch
    {
        Presence.Present => !fact.ChallengePermitted,
        Presence.Absent => !fact.Sources.Any(s => s.Presence == Presence.Absent && !Is(s.Source)),
        _ => false,
    };

    /// <summary>
    /// A fact that a specialist service alone says is so. It may be used, but to show it among those that others say
    /// would tell that the survivor went there.
    /// </summary>
    internal static bool IsOfServiceAlone(Fact fact) => fact is { Presence: Presence.Present, ChallengePermitted: true }
        && fact.Sources.Where(s => s.Presence == Presence.Present).All(s => Is(s.Source));

    /// <summary>
    /// A source that must not be seen at once. A specialist service is one although what it knows may be used: that it
    /// spoke tells that the survivor went there.
    /// </summary>
    internal static bool Is(Source? source) =>
        source is null || source.DerivedFromSurvivor || source.Kind
            is SourceKind.Survivor or SourceKind.Child or SourceKind.SpecialistService or SourceKind.Unspecified;

    /// <summary>Those sources that may be seen at once.</summary>
    internal static IEnumerable<Source> Others(IEnumerable<Source> sources) => sources.Where(s => !Is(s));

    /// <summary>Nobody but the survivor's side says it.</summary>
    internal static bool Only(IEnumerable<Source> sources) => sources.All(Is);

    /// <summary>Words of an observation that the survivor's side had a part in.</summary>
    internal static bool HasPart(IEnumerable<Source> sources)
    {
        var all = sources.ToList();
        return all.Count == 0 || all.Any(Is);
    }

    /// <summary>
    /// Contact with the survivor or a child: the subject must not learn of it, nor when it was. Somebody who is not in
    /// the case any more may have been either.
    /// </summary>
    internal static bool Is(Contact contact, Case held) => contact.Attendances.Any(
        a => held.Parties.FirstOrDefault(p => p.PartyId == a.PartyId)?.Role != PartyRole.Subject);

    /// <summary>Tasks that are done with the survivor, or with the survivor's service (REFER-7, REFER-8).</summary>
    internal static bool Is(ReferralTaskKind task) => task != ReferralTaskKind.NotifyAgency;

    /// <summary>
    /// A service whose name could tell where the survivor lives (REFER-5). Entries keep what was judged then, some of
    /// them from before the service said what follows from it.
    /// </summary>
    internal static bool IsPlaceOf(Referral referral) => referral.NameMayTellPlace || !referral.Criteria.Any(
        c => c is { Criterion: Criterion.Area, Outcome: CriterionOutcome.Met });

    /// <summary>What the facts alone would give stands beside the level that the survivor's view gave.</summary>
    internal static bool TellsView(Assessment assessment) =>
        assessment.SurvivorView is { ViewCase: SurvivorView.ViewOneofCase.Level };

    /// <summary>A flag that says of something that only the survivor's side knows it.</summary>
    internal static bool Is(PracticeFlag flag) => flag.RuleId is "RESPOND-1" or "RESPOND-2";

    /// <summary>Rules that name a fact which is hidden, or the survivor's own view.</summary>
    internal static bool Tells(FiredRule rule, IReadOnlySet<Indicator> hidden) =>
        rule.Indicators.Any(hidden.Contains)
        || rule.Inputs.Any(i => i is RuleInput.SurvivorView or RuleInput.AbuseAlleged);

    internal static IReadOnlySet<Indicator> Hidden(IEnumerable<Fact> facts) =>
        facts.Where(IsHidden).Select(f => f.Code).ToHashSet();

    /// <summary>Rules that may stand on the screen, and those that only the survivor's side explains.</summary>
    internal static (IReadOnlyList<FiredRule> Open, IReadOnlyList<FiredRule> Hidden) Split(
        IEnumerable<FiredRule> rules, IReadOnlySet<Indicator> hidden)
    {
        var parts = rules.ToLookup(r => Tells(r, hidden));
        return ([.. parts[false]], [.. parts[true]]);
    }
}
