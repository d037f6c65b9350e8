using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output;

/// <summary>Codes in plain short words, for text that people read and never type.</summary>
internal static class Words
{
    internal static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Perpetrator => "the subject",
        SourceKind.Survivor => "the survivor",
        SourceKind.Child => "a child",
        SourceKind.WorkerObservation => "what the worker saw or heard",
        SourceKind.Police => "police",
        SourceKind.ChildrensSocialCare => "children's social care",
        SourceKind.AdultSocialCare => "adult social care",
        SourceKind.Housing => "housing",
        SourceKind.Health => "health",
        SourceKind.Probation => "probation",
        SourceKind.Education => "school or nursery",
        SourceKind.SpecialistService => "domestic abuse service",
        SourceKind.Witness => "a witness",
        SourceKind.OtherAgency => "another agency",
        _ => Codes.Name(kind),
    };

    internal static string Of(RuleInput input) => input switch
    {
        RuleInput.Stance => "how the subject speaks about abuse",
        RuleInput.AbuseAlleged => "abuse is alleged",
        RuleInput.AbuseDisclosed => "abuse was disclosed",
        RuleInput.SurvivorView => "the survivor-informed view",
        RuleInput.Judgement => "the worker's judgement",
        RuleInput.Child => "a child is in the case",
        RuleInput.StandingLevel => "the level that stood before",
        RuleInput.Intoxication => "the subject is under the influence",
        RuleInput.SubjectAllegesAbuse => "the subject alleges abuse by the survivor",
        RuleInput.Consultation => "agencies consulted, or not",
        RuleInput.Worker => "the worker's training and supervision",
        _ => Codes.Name(input),
    };

    internal static string Of(AdviceKind kind) => kind switch
    {
        AdviceKind.GoodPractice => "When you are with the subject",
        AdviceKind.Safety => "For the safety of survivors and children",
        AdviceKind.WorkerCare => "For your own safety and support",
        AdviceKind.Referral => "When you refer and work with others",
        AdviceKind.Record => "For your records",
        _ => Codes.Name(kind),
    };

    internal static string List(IEnumerable<SourceKind> kinds) => string.Join(", ", kinds.Select(Of));
}
