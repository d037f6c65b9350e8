using System.Collections.Immutable;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess.Rules;

/// <summary>
/// Why a part of an entry is withheld from the subject by default (RECORD-4, RESPOND-1, RESPOND-2). It looks at that
/// part alone, so that nothing the survivor's side says anywhere else can change what is shown. What no case below
/// names is withheld.
/// </summary>
internal static class WithholdingRules
{
    /// <summary>Every reason that applies; none means that the part may be shown.</summary>
    public static ImmutableArray<WithholdingReason> For(HeldPart part)
    {
        var reasons = new SortedSet<WithholdingReason>(part.Found);
        if (!part.UnderThisSubject) reasons.Add(WithholdingReason.BeforeRoleSwap);
        if (!part.Uncorrected) reasons.Add(WithholdingReason.Reveals);
        reasons.UnionWith(Own(part));
        return [.. reasons];
    }

    /// <summary>The reasons that a source gives, whatever it says.</summary>
    public static IEnumerable<WithholdingReason> For(SourceKey source)
    {
        if (source.DerivedFromSurvivor) yield return WithholdingReason.Derived;
        switch (source.Kind)
        {
            case SourceKind.Survivor:
                yield return WithholdingReason.Survivor;
                break;
            case SourceKind.Child:
                yield return WithholdingReason.Child;
                break;
            case SourceKind.SpecialistService:
                yield return WithholdingReason.SpecialistService;
                break;
            case SourceKind.Witness:
                // Not an office but somebody whom the subject may know.
                yield return WithholdingReason.OtherPerson;
                break;
            case SourceKind.Perpetrator or SourceKind.WorkerObservation or SourceKind.Police
                or SourceKind.ChildrensSocialCare or SourceKind.AdultSocialCare or SourceKind.Housing
                or SourceKind.Health or SourceKind.Probation or SourceKind.Education or SourceKind.OtherAgency:
                break;
            default:
                yield return WithholdingReason.SourceUnknown;
                break;
        }
    }

    public static bool IsSubject(SourceKey source) =>
        source is { Kind: SourceKind.Perpetrator, DerivedFromSurvivor: false };

    private static IEnumerable<WithholdingReason> Own(HeldPart part) => part.Kind switch
    {
        PartKind.Account or PartKind.Opinion => [WithholdingReason.FreeText, .. Sources(part)],
        PartKind.Quote => Quote(part),
        PartKind.FactWords => [.. Sources(part), .. If(!part.IsOnlyTheSubjects, WithholdingReason.FreeText)],
        PartKind.Fact => Fact(part),
        PartKind.Contact => Contact(part),
        _ => [WithholdingReason.Reveals],
    };

    private static IEnumerable<WithholdingReason> Sources(HeldPart part) =>
        part.Sources.IsEmpty ? [WithholdingReason.SourceUnknown] : part.Sources.SelectMany(For);

    /// <summary>
    /// The subject's own words, and told by nobody but the subject: words that the survivor repeats are the subject's
    /// too, and showing them would tell who repeated them. So would a recording that somebody played to the worker,
    /// which is why nobody else may have been there.
    /// </summary>
    private static IEnumerable<WithholdingReason> Quote(HeldPart part)
    {
        var own = part.Speaker is { } speaker && IsSubject(speaker) && part.IsOnlyTheSubjects;
        return
        [
            .. part.Speaker is { } known ? For(known) : [WithholdingReason.SourceUnknown],
            .. Sources(part),
            .. If(!own, WithholdingReason.FreeText),
            .. If(!part.NobodyElsePresent, WithholdingReason.OtherPerson),
        ];
    }

    private static IEnumerable<WithholdingReason> Fact(HeldPart part)
    {
        // What the subject said, the subject knows. From others only that something is so, as RESPOND-1 has it: that
        // somebody was asked and it was not so would show what was asked, and who made it worth asking.
        var known = part.Presence == Presence.Present || (part.Presence == Presence.Absent && part.IsOnlyTheSubjects);
        return
        [
            .. Sources(part),
            .. If(!known || !Indicators.IsKnown(part.Indicator), WithholdingReason.Reveals),
            .. If(IsAboutSurvivor(part.Indicator) && !part.IsOnlyTheSubjects, WithholdingReason.OtherPerson),
        ];
    }

    /// <summary>
    /// That the survivor is leaving, is pregnant, or was sexually abused: whoever told it, it is the survivor's own
    /// matter, it tells that the survivor spoke or was seen by somebody, and nothing is more dangerous to tell.
    /// </summary>
    private static bool IsAboutSurvivor(Indicator indicator) => indicator
        is Indicator.RecentOrImminentSeparation or Indicator.PregnancyOrRecentBirth or Indicator.SexualViolence;

    private static IEnumerable<WithholdingReason> Contact(HeldPart part) =>
    [
        .. If(part.State != ContactState.TookPlace || part.OccurredOn is null || !IsKnown(part.Mode),
            WithholdingReason.Reveals),
        .. If(!part.NobodyElsePresent || !part.SubjectPresent, WithholdingReason.OtherPerson),
    ];

    private static bool IsKnown(ContactMode mode) => mode is ContactMode.AgencyPremises or ContactMode.HomeVisit
        or ContactMode.Telephone or ContactMode.Video or ContactMode.OtherPlace;

    private static IEnumerable<WithholdingReason> If(bool applies, WithholdingReason reason) =>
        applies ? [reason] : [];
}
