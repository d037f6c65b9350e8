using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Everywhere;

internal sealed partial class World
{
    private const string Leeds = "E08000035";

    private int cases;

    /// <summary>The case that most pages are about.</summary>
    internal Case Case { get; private set; } = new();

    private string At(string part = "") => $"/cases/{Case.CaseId}" + (part.Length == 0 ? "" : "/" + part);

    private async Task MakeCasesAsync(RiskPlatformClient worker, RiskPlatformClient all)
    {
        var first = await AssessAsync(worker, new AssessRequest
        {
            NewCase = NewCase(),
            Stance = Stance.Partial,
            Observations =
            {
                Observed(Indicator.EscalatingAssaults, SourceKind.Police),
                Observed(Indicator.ThreatsToKill, SourceKind.Survivor),
                Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator),
                Observed(Indicator.Suicidal, SourceKind.Perpetrator),
                Observed(Indicator.NeedsAngerManagement, SourceKind.Perpetrator),
            },
            SurvivorView = new SurvivorView { Level = RiskLevel.High },
            Judgement = new ProfessionalJudgement { Level = RiskLevel.Imminent, Reason = words.Account },
        });
        var second = await AssessAsync(worker, new AssessRequest
        {
            CaseId = first.CaseId,
            Stance = Stance.Open,
            Observations =
            {
                Observed(Indicator.CoerciveControl, SourceKind.ChildrensSocialCare),
                Observed(Indicator.EscalatingAssaults, SourceKind.Police, Presence.Absent),
                Observed(Indicator.SexualViolence, SourceKind.Survivor),
            },
        });
        Case = (await worker.Cases.GetCaseAsync(new GetCaseRequest { CaseId = first.CaseId })).Case;
        await MakeRecordsAsync(worker, second);
        await MakeContactsAsync(worker);

        Page("/Cases/Index", "/cases");
        Page("/Cases/New/New", "/cases/new");
        Page("/Cases/Waiting", "/cases/waiting");
        Page("/Cases/Overview/Overview", At());
        Page("/Cases/Overview/Reference", At("reference"));
        Page("/Cases/Print", At("print"));
        Page("/Cases/People/People", At("people"));
        Page("/Cases/People/Add", At("people/add?role=Child"));
        Page("/Cases/People/Change", At("people/" + Of(PartyRole.Subject).PartyId));
        Page("/Cases/People/Workers", At("workers"));
        Page("/Cases/Decisions/Roles", At("roles"));
        Page("/Cases/Decisions/CounterAllegation",
            At("counter-allegations/" + Case.CounterAllegations[0].CounterAllegationId));
        Page("/Cases/Timeline/Timeline", At("timeline"));
        Page("/Cases/Timeline/Record", At("record"));
        Page("/Cases/Facts/Facts", At("facts"));
        Page("/Cases/Facts/Observations", At("facts/" + (int)Indicator.EscalatingAssaults));
        Page("/Cases/Facts/TalkingPoints", At("talking-points"));
        Page("/Cases/Assessments/Assessments", At("assessments"));
        Page("/Cases/Assessments/One", At("assessments/" + second.AssessmentId));
        Page("/Cases/Assessments/Approve", At($"assessments/{second.AssessmentId}/approve"));
        Page("/Cases/Assessments/Compare", At($"assessments/compare?a={first.AssessmentId}&b={second.AssessmentId}"));
        Page("/Cases/Safeguarding/Safeguarding", At("safeguarding"));
        Page("/Cases/Safeguarding/Consultations", At("consultations"));
        Page("/Cases/Contacts/Contacts", At("contacts"));
        Page("/Cases/Contacts/Plan", At("contacts/plan"));
        Page("/Cases/Contacts/Record", At("contacts/record"));
    }

    private async Task MakeRecordsAsync(RiskPlatformClient worker, Assessment assessment)
    {
        await worker.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
        {
            CaseId = Case.CaseId,
            AssessmentId = assessment.AssessmentId,
            Action = new SafeguardingAction
            {
                Kind = SafeguardingActionKind.ConsultedManager,
                WorkerId = Worker.Subject,
                Note = words.Account[..Math.Min(1_500, words.Account.Length)],
            },
            RequestId = Id(),
        });
        await worker.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        {
            CaseId = Case.CaseId,
            Agencies = { SourceKind.Police, SourceKind.Housing },
            ConsultTime = Ago(TimeSpan.FromHours(1)),
            Note = words.Account[..Math.Min(1_500, words.Account.Length)],
            RequestId = Id(),
        });
        foreach (var kind in new[] { EntryKind.Disclosure, EntryKind.Note })
        {
            await worker.Records.RecordAsync(new RecordRequest
            {
                CaseId = Case.CaseId,
                Entry = new RecordedEntry
                {
                    Kind = kind,
                    Account = words.Account,
                    Opinion = words.Account,
                    Sources = { new Source { Kind = SourceKind.Survivor } },
                    OccurredTime = Ago(TimeSpan.FromDays(2)),
                    WorkerId = Worker.Subject,
                },
                RequestId = Id(),
            });
        }
    }

    private async Task MakeContactsAsync(RiskPlatformClient worker)
    {
        Contact At(TimeSpan ago, ContactMode mode) => new()
        {
            Purpose = ContactPurpose.DiscussBehaviour,
            Mode = mode,
            WorkerIds = { words.Identifier },
            ContactTime = Ago(ago),
            Attendances =
            {
                new Attendance { PartyId = Of(PartyRole.Subject).PartyId, Role = AttendanceRole.Participant },
            },
        };
        await worker.Cases.PlanContactAsync(new PlanContactRequest
        {
            CaseId = Case.CaseId,
            Contact = At(-TimeSpan.FromDays(3), ContactMode.AgencyPremises),
            RequestId = Id(),
        });
        await worker.Cases.RecordContactAsync(new RecordContactRequest
        {
            CaseId = Case.CaseId,
            Contact = At(TimeSpan.FromDays(1), ContactMode.HomeVisit),
            RequestId = Id(),
        });
    }

    private NewCase NewCase() => new()
    {
        AgencyReference = $"{words.Reference[..^2]}{++cases:D2}",
        Parties =
        {
            new Party
            {
                Role = PartyRole.Subject,
                AgencyReference = words.Reference,
                DisplayName = words.Name,
                Profile = new PartyProfile
                {
                    Place = new Place { AreaCode = Leeds, PostcodeDistrict = "LS1" },
                    BirthYear = 1988,
                    Gender = Gender.Man,
                    Languages = { "en", "pl" },
                },
            },
            new Party { Role = PartyRole.Survivor, AgencyReference = words.Reference, DisplayName = words.Name },
            new Party
            {
                Role = PartyRole.Child,
                DisplayName = words.Name,
                ChildRelation = ChildRelation.Both,
                ChildEffects = { ChildEffect.Hears },
            },
        },
        Allocations = { new Allocation { WorkerId = words.Identifier, Side = AllocationSide.Subject } },
    };

    private Party Of(PartyRole role) => Case.Parties.First(p => p.Role == role);

    private Observation Observed(Indicator code, SourceKind source, Presence presence = Presence.Present) => new()
    {
        Code = code,
        Presence = presence,
        Sources = { new Source { Kind = source } },
        Verbatim = words.Account,
        Opinion = words.Account,
    };

    private async Task<Assessment> AssessAsync(RiskPlatformClient service, AssessRequest request)
    {
        request.Worker = new AssessingWorker { WorkerId = Worker.Subject, Training = Training.Trained };
        request.AgenciesConsulted.Add(SourceKind.Police);
        request.RequestId = Id();
        return (await service.Assessments.AssessAsync(request)).Assessment;
    }

    private static Timestamp Ago(TimeSpan span) => (TimeProvider.System.GetUtcNow() - span).ToTimestamp();
}
