using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>A made-up case of an agency of its own, put there through the service.</summary>
internal sealed class CaseScene : IDisposable
{
    /// <summary>Words that only the survivor said; no print may hold them.</summary>
    internal const string Secret = "Synthetic words of the survivor";

    internal const string Leeds = "E08000035";

    /// <summary>Where only the survivor lives.</summary>
    internal const string Bradford = "E08000032";

    private readonly List<TestPerson> people = [];
    private readonly Portal portal;

    private CaseScene(Portal portal, string agency)
    {
        (this.portal, Agency) = (portal, agency);
        Worker = As("practitioner");
        Manager = As("manager");
    }

    internal string Agency { get; }

    internal TestPerson Worker { get; }

    internal TestPerson Manager { get; }

    internal Case Case { get; private set; } = new();

    internal Assessment Assessment { get; private set; } = new();

    internal string At(string part = "") => $"/cases/{Case.CaseId}" + (part.Length == 0 ? "" : "/" + part);

    internal TestPerson As(string role, string? subject = null)
    {
        var person = portal.As(role, Agency, subject);
        people.Add(person);
        return person;
    }

    internal Party Of(PartyRole role) => Case.Parties.First(p => p.Role == role);

    /// <summary>
    /// A case where police know of one thing, the survivor alone of another, and the subject says that the survivor is
    /// the abusive one.
    /// </summary>
    internal static async Task<CaseScene> StartAsync(Portal portal, string agency)
    {
        var scene = new CaseScene(portal, agency);
        using var service = scene.Worker.Service();
        var answer = await service.Assessments.AssessAsync(new AssessRequest
        {
            NewCase = new NewCase
            {
                AgencyReference = "REF-" + agency,
                Parties =
                {
                    new Party
                    {
                        Role = PartyRole.Subject,
                        AgencyReference = "SUBJECT-1",
                        Profile = new PartyProfile
                        {
                            Place = new Place { AreaCode = Leeds },
                            BirthYear = 1988,
                            Gender = Gender.Man,
                            Languages = { "en" },
                        },
                    },
                    new Party { Role = PartyRole.Survivor, AgencyReference = "SURVIVOR-1" },
                    new Party { Role = PartyRole.Child, ChildEffects = { ChildEffect.Hears } },
                },
                Allocations = { new Allocation { WorkerId = "w-1", Side = AllocationSide.Subject } },
            },
            Stance = Stance.Partial,
            Observations =
            {
                Observed(Indicator.EscalatingAssaults, SourceKind.Police),
                Observed(Indicator.ThreatsToKill, SourceKind.Survivor, Secret),
                Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator),
            },
            Worker = new AssessingWorker { WorkerId = scene.Worker.Subject, Training = Training.Trained },
            RequestId = Guid.CreateVersion7().ToString(),
        });
        scene.Assessment = answer.Assessment;
        await scene.ReadAsync();
        return scene;
    }

    /// <summary>Reads the case as it now is.</summary>
    internal async Task<Case> ReadAsync()
    {
        using var service = Worker.Service();
        var answer = await service.Cases.GetCaseAsync(new GetCaseRequest
        {
            CaseId = Assessment.CaseId,
        });
        return Case = answer.Case;
    }

    /// <summary>The survivor lives in Bradford from now on, the subject in Leeds.</summary>
    internal async Task SurvivorMovesAsync()
    {
        using var service = Worker.Service();
        var survivor = Of(PartyRole.Survivor).Clone();
        survivor.Profile = new PartyProfile { Place = new Place { AreaCode = Bradford } };
        await service.Cases.UpdatePartyAsync(new UpdatePartyRequest
        {
            CaseId = Case.CaseId,
            Party = survivor,
            Etag = Case.Etag,
            RequestId = Guid.CreateVersion7().ToString(),
        });
        await ReadAsync();
    }

    /// <summary>Assesses the case again.</summary>
    internal async Task<Assessment> AssessAsync(params Observation[] observations)
    {
        using var service = Worker.Service();
        var answer = await service.Assessments.AssessAsync(new AssessRequest
        {
            CaseId = Case.CaseId,
            Observations = { observations },
            Worker = new AssessingWorker { WorkerId = Worker.Subject, Training = Training.Trained },
            RequestId = Guid.CreateVersion7().ToString(),
        });
        return answer.Assessment;
    }

    internal static Observation Observed(
        Indicator code, SourceKind source, string words = "", Presence presence = Presence.Present) => new()
        {
            Code = code,
            Presence = presence,
            Sources = { new Source { Kind = source } },
            Verbatim = words,
        };

    public void Dispose()
    {
        foreach (var person in people) person.Dispose();
    }
}
