using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>What a referral and its case are, as far as a worker should be told of it.</summary>
internal sealed record AdvisorySetting
{
    public required bool IsProgramme { get; init; }

    /// <summary>The service has it.</summary>
    public bool Sent { get; init; }

    public ImmutableArray<JudgedCriterion> Criteria { get; init; } = [];

    /// <summary>The person referred is no longer the subject of the case (LOOK-3).</summary>
    public bool SubjectChanged { get; init; }

    public bool AwaitsSafeguardingAction { get; init; }

    public bool ConsultationMissing { get; init; }

    public bool OtherProgrammeReferralOpen { get; init; }

    public bool CounterAllegationOpen { get; init; }

    public bool HasNote { get; init; }

    /// <summary>Programmes were found for the person (REFER-4).</summary>
    public bool ProgrammesFound { get; init; }
}

/// <summary>Something that the worker should know or do.</summary>
internal sealed record Advisory(string RuleId, string Message);

/// <summary>
/// What a worker is told beside a referral. None of it refuses anything, and none of it depends on where a survivor
/// lives.
/// </summary>
internal static class ReferralAdvisories
{
    public static ImmutableArray<Advisory> For(AdvisorySetting setting)
    {
        var advisories = ImmutableArray.CreateBuilder<Advisory>();
        if (setting.SubjectChanged) advisories.Add(SubjectChanged);
        if (setting.AwaitsSafeguardingAction) advisories.Add(Safeguarding);
        if (setting.ConsultationMissing) advisories.Add(Consultation);
        if (setting.CounterAllegationOpen) advisories.Add(CounterAllegation);
        foreach (var criterion in setting.Criteria) OfCriterion(criterion, advisories);
        if (setting is { IsProgramme: true, OtherProgrammeReferralOpen: true }) advisories.Add(OtherProgramme);
        if (setting is { IsProgramme: false, ProgrammesFound: true, OtherProgrammeReferralOpen: false })
        {
            advisories.Add(ProgrammeFirst);
        }

        if (setting is { HasNote: true, Sent: false }) advisories.Add(Note);
        return advisories.ToImmutable();
    }

    private static readonly Advisory SubjectChanged = new(
        "LOOK-3",
        "The roles in the case have changed since: the person referred is not its subject any more. Withdraw this "
            + "referral.");

    private static readonly Advisory Safeguarding = new(
        "ASSESS-1",
        "The case still awaits a safeguarding action. A referral is none: act first, and record what was done.");

    private static readonly Advisory Consultation = new(
        "ASSESS-6",
        "Agencies that must be consulted about this referral have not been yet. Go ahead, and record the consultation "
            + "within the day.");

    private static readonly Advisory CounterAllegation = new(
        "LOOK-3",
        "A counter-allegation is open. Look again at who does what to whom before anything is sent.");

    private static readonly Advisory OtherProgramme = new(
        "REFER-1",
        "Another referral to a programme is open in this case. Agree with both who goes on, so that nobody is on two "
            + "at once.");

    private static readonly Advisory ProgrammeFirst = new(
        "REFER-4",
        "Programmes that address the abuse fit this person, and no referral to one is open. This referral comes beside "
            + "one and does not replace it.");

    private static readonly Advisory Note = new(
        "RESPOND-1",
        "The note goes to the service. Check that nothing in it comes from the survivor or a child, or tells where "
            + "they are.");

    private static readonly Advisory AreaNotShown = new(
        "REFER-5",
        "Nothing shows that this service covers where the subject lives. Before its name is given to the subject, make "
            + "sure that it tells nothing of where anybody else lives.");

    private static void OfCriterion(JudgedCriterion judged, ImmutableArray<Advisory>.Builder advisories)
    {
        if (judged.Criterion == Criterion.Capacity)
        {
            if (judged.Outcome != CriterionOutcome.Met)
            {
                advisories.Add(new("REFER-5", $"Places: {judged.Explanation} Ask the programme how long the wait is, "
                    + "and who keeps in contact meanwhile."));
            }
        }
        else if (judged.Criterion == Criterion.Area)
        {
            if (judged.Outcome != CriterionOutcome.Met) advisories.Add(AreaNotShown);
        }
        else if (judged.Outcome == CriterionOutcome.Unknown)
        {
            advisories.Add(new("REFER-5", $"Not known: {judged.Explanation} Find out before it is sent."));
        }
    }
}
