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

    internal static string Of(Gender gender) => gender switch
    {
        Gender.Man => "man",
        Gender.Woman => "woman",
        Gender.Other => "non-binary or another gender",
        _ => Codes.Name(gender),
    };

    internal static string Of(ListingType type) => type switch
    {
        ListingType.PerpetratorProgramme => "perpetrator programme",
        ListingType.Helpline => "helpline",
        ListingType.SubstanceUse => "alcohol and other substances",
        ListingType.MentalHealth => "mental health",
        ListingType.Trauma => "trauma",
        ListingType.Housing => "housing",
        ListingType.SurvivorSupport => "support for survivors",
        ListingType.ChildrensSupport => "support for children",
        ListingType.AngerManagement => "anger management",
        ListingType.CouplesCounselling => "couples counselling",
        ListingType.Mediation => "mediation",
        ListingType.Other => "something else",
        _ => Codes.Name(type),
    };

    internal static string Of(DeliveryMode mode) => mode switch
    {
        DeliveryMode.Group => "in a group",
        DeliveryMode.OneToOne => "one to one",
        DeliveryMode.Online => "online",
        DeliveryMode.Telephone => "by telephone",
        _ => Codes.Name(mode),
    };

    internal static string Of(Criterion criterion) => criterion switch
    {
        Criterion.Accreditation => "accreditation",
        Criterion.IntegratedSupport => "support for survivors",
        Criterion.Assurance => "checked within its term",
        Criterion.Area => "area",
        Criterion.Age => "age",
        Criterion.Gender => "gender",
        Criterion.Language => "language",
        Criterion.Referrer => "who refers",
        Criterion.Proceedings => "live proceedings",
        Criterion.SameProgramme => "same programme before",
        Criterion.DeliveryMode => "way of delivery",
        Criterion.Capacity => "places",
        _ => Codes.Name(criterion),
    };

    internal static string Of(ReferralState state) => state switch
    {
        ReferralState.Draft => "made, not sent",
        ReferralState.Submitted => "sent",
        ReferralState.Received => "the programme has it",
        ReferralState.Assessing => "the programme assesses the subject",
        ReferralState.Suitable => "suitable",
        ReferralState.NotSuitable => "not suitable; ended",
        ReferralState.SuitableNotReady => "suitable, not ready",
        ReferralState.WaitingList => "waits for a place",
        ReferralState.OnProgramme => "on the programme",
        ReferralState.Completed => "completed; ended",
        ReferralState.Deselected => "taken off the programme; ended",
        ReferralState.DroppedOut => "left the programme; ended",
        ReferralState.OnHold => "paused",
        ReferralState.Withdrawn => "taken back; ended",
        ReferralState.DeclinedBySubject => "declined by the subject; ended",
        _ => Codes.Name(state),
    };

    internal static string Of(ReferralMover mover) => mover switch
    {
        ReferralMover.Referrer => "the referring agency",
        ReferralMover.Manager => "a manager of the referring agency",
        ReferralMover.Programme => "the programme",
        ReferralMover.ForProgramme => "the referring agency, as the programme told it",
        _ => Codes.Name(mover),
    };

    internal static string List(IEnumerable<SourceKind> kinds) => string.Join(", ", kinds.Select(Of));
}
