using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Demo;

/// <summary>The made-up case of the demonstration. Nobody in it is anybody.</summary>
internal static class DemoCase
{
    internal const string Worker = "demo-worker";

    /// <summary>Leeds.</summary>
    private const string SubjectArea = "E08000035";

    /// <summary>Liverpool: far enough away that nothing of it may show where the subject looks (REFER-5).</summary>
    private const string SurvivorArea = "E08000012";

    internal static Place SubjectPlace => new() { AreaCode = SubjectArea };

    internal static AssessRequest Assess() => new()
    {
        NewCase = new NewCase
        {
            Parties =
            {
                new Party
                {
                    Role = PartyRole.Subject,
                    AgencyReference = "SYNTHETIC-SUBJECT",
                    Profile = new PartyProfile
                    {
                        Place = SubjectPlace, BirthYear = 1988, Gender = Gender.Man, Languages = { "en" },
                    },
                },
                new Party
                {
                    Role = PartyRole.Survivor,
                    Profile = new PartyProfile { Place = new Place { AreaCode = SurvivorArea } },
                },
                new Party { Role = PartyRole.Child, ChildEffects = { ChildEffect.Hears } },
            },
        },
        Stance = Stance.Partial,
        Observations =
        {
            Of(Indicator.NeedsAngerManagement, SourceKind.Perpetrator),
            Of(Indicator.EscalatingAssaults, SourceKind.Police),
            Of(Indicator.CoerciveControl, SourceKind.Survivor),
        },
        AgenciesConsulted = { SourceKind.Police, SourceKind.ChildrensSocialCare },
        Worker = new AssessingWorker { WorkerId = Worker, Training = Training.Trained },
    };

    internal static RecordedEntry Entry(string programme) => new()
    {
        Kind = EntryKind.Note,
        Account = $"Synthetic: talked about the referral to {programme}, and what happens next.",
        Sources = { new Source { Kind = SourceKind.WorkerObservation } },
        WorkerId = Worker,
    };

    private static Observation Of(Indicator code, SourceKind source) => new()
    {
        Code = code,
        Presence = Presence.Present,
        Sources = { new Source { Kind = source } },
    };
}
