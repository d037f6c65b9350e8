using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Managers;

/// <summary>What tests of managers and auditors begin with. Everything in it is made up.</summary>
internal static class MadeUp
{
    internal static string Id() => Guid.CreateVersion7().ToString();

    /// <summary>A case at high: an action about severe harm is awaited.</summary>
    internal static async Task<Assessment> CaseAsync(
        TestPerson worker, string? reference = null, params Indicator[] others)
    {
        using var service = worker.Service();
        var request = new AssessRequest
        {
            NewCase = new NewCase
            {
                AgencyReference = reference ?? "",
                Parties =
                {
                    new Party { Role = PartyRole.Subject, AgencyReference = "SYNTHETIC-SUBJECT" },
                    new Party { Role = PartyRole.Survivor, AgencyReference = "SYNTHETIC-SURVIVOR" },
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
            Worker = new AssessingWorker { WorkerId = worker.Subject, Training = Training.Trained },
            RequestId = Id(),
        };
        request.Observations.AddRange(others.Select(o => Of(o, SourceKind.Police)));
        return (await service.Assessments.AssessAsync(request)).Assessment;
    }

    /// <summary>Assesses it again with facts that give a lower level, which waits for a second person.</summary>
    internal static async Task<Assessment> LowerAsync(TestPerson worker, string caseId)
    {
        using var service = worker.Service();
        var request = new AssessRequest
        {
            CaseId = caseId,
            Observations =
            {
                Of(Indicator.EscalatingAssaults, SourceKind.Police, Presence.Absent),
                Of(Indicator.CoerciveControl, SourceKind.Survivor, Presence.Absent),
            },
            AgenciesConsulted = { SourceKind.Police, SourceKind.ChildrensSocialCare },
            Worker = new AssessingWorker { WorkerId = worker.Subject, Training = Training.Trained },
            RequestId = Id(),
        };
        return (await service.Assessments.AssessAsync(request)).Assessment;
    }

    private static Observation Of(Indicator code, SourceKind source, Presence presence = Presence.Present) => new()
    {
        Code = code,
        Presence = presence,
        Sources = { new Source { Kind = source } },
    };
}
