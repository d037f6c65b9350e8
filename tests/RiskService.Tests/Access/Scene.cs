using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Channels;
using RiskService.Tests.Exports;
using RiskService.Tests.Host;
using RiskService.Tests.OpenReferral;
using RiskService.Tests.ReferralDirectory;
using RiskService.Tests.Reviews;
using RiskService.Tests.SubjectAccess;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>
/// An agency's case in a state that every operation finds something to do in: a lower level awaits a second person, a
/// counter-allegation is open, a contact is planned and, where asked for, a role swap is proposed.
/// </summary>
public sealed record Scene(
    string Agency, Case Case, string AssessmentId, string CounterAllegationId, string ConsultationId, string ContactId,
    string SwapId, DateTimeOffset Now)
{
    /// <summary>A subject's requests: one that is open, and one that is completed.</summary>
    public string SubjectAccessId { get; init; } = Id();

    public string CompletedSubjectAccessId { get; init; } = Id();

    public string CaseId => Case.CaseId;

    /// <summary>Programmes, in the scenes of referring to one.</summary>
    public IReadOnlyList<string> Listings { get; init; } = [];

    private int asked;

    /// <summary>Each time another programme: a case has one open referral to each.</summary>
    public string NextListing() => Listings.Count == 0 ? Id() : Listings[asked++ % Listings.Count];

    /// <summary>Each time another recipient: removed, they are gone.</summary>
    public string NextRecipient() => Settings.SceneWorkers[asked++ % Settings.SceneWorkers.Count];

    /// <summary>An export that is ready, in the scenes of operations on one.</summary>
    public string ExportId { get; init; } = Id();

    public string LegalHoldId { get; init; } = Id();

    /// <summary>The case's current review, in the scenes of operations on one.</summary>
    public string ReviewId { get; init; } = Id();

    /// <summary>A referral as a move of it needs it, and a task, in the scenes of operations on them.</summary>
    public string ReferralId { get; init; } = Id();

    public string ReferralTaskId { get; init; } = Id();

    /// <summary>A reminder of the agency, in the scenes of operations on one.</summary>
    public string ReminderId { get; init; } = Id();

    /// <summary>A staged import, in the scenes of operations on one. The directory is nobody's own.</summary>
    public string ImportId { get; init; } = Id();

    /// <summary>Of the directory, in the scenes of operations of its admins.</summary>
    public AdminScene Directory { get; init; } = AdminScene.Nowhere();

    /// <summary>A published listing. The directory is nobody's own: it is the same in every scene.</summary>
    public string ListingId { get; init; } = Id();

    /// <summary>Webhooks and a failed delivery, in the scenes of operations on them.</summary>
    public ChannelScene Channels { get; init; } = new();

    public string Party(PartyRole role) => Case.Parties.First(p => p.Role == role).PartyId;

    /// <summary>Nothing of it exists.</summary>
    public static Scene Nowhere(DateTimeOffset now)
    {
        var parties = new[] { PartyRole.Subject, PartyRole.Survivor, PartyRole.Child }
            .Select(role => new Party { Role = role, PartyId = Id() });
        var allocation = new Allocation { AllocationId = Id() };
        var nothing = new Case { CaseId = Id(), Etag = "v1", Parties = { parties }, Allocations = { allocation } };
        return new Scene("nowhere", nothing, Id(), Id(), Id(), Id(), Id(), now);
    }

    public static async Task<Scene> MakeAsync(ServiceHost host, string agency, bool proposeSwap)
    {
        var maker = host.Caller("practitioner", agency, "maker-" + agency);
        var now = host.Clock.GetUtcNow();
        var request =
            new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor, PartyRole.Child), RequestId = Id() };
        request.NewCase.Allocations.Add(new Allocation { WorkerId = "worker-1", Side = AllocationSide.Survivor });
        var created = (await maker.Cases.CreateCaseAsync(request)).Case;
        var high = await maker.AssessAsync(
            created.CaseId,
            Observed(Indicator.ThreatsToKill, SourceKind.Police),
            Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        var lower = await maker.AssessAsync(created.CaseId, AllAbsent());
        Assert.Equal(LowerLevelState.AwaitingApproval, lower.LowerLevelState);
        var bare = new Scene(
            agency, created, lower.AssessmentId, high.CounterAllegation.CounterAllegationId,
            lower.Consultation.ConsultationId, "", "", now);
        var planned = await maker.Cases.PlanContactAsync(new PlanContactRequest
        {
            CaseId = created.CaseId,
            Contact = bare.SurvivorContact(),
            RequestId = Id(),
        });
        var swap = proposeSwap ? (await bare.ProposeAsync(maker)).PendingRoleSwap.RoleSwapId : "";
        var (open, completed) = (
            await maker.OpenAccessAsync(created.CaseId), await maker.OpenAccessAsync(created.CaseId));
        await host.Caller("manager", agency, "decider-" + agency).CompleteAsync(completed);
        var file = await maker.GetCaseAsync(created.CaseId);
        var made = bare with
        {
            Case = file,
            ContactId = planned.Contact.ContactId,
            SwapId = swap,
            SubjectAccessId = open.SubjectAccessId,
            CompletedSubjectAccessId = completed.SubjectAccessId,
            ListingId = await DirectoryRows.SceneListingAsync(host),
        };
        if (agency.EndsWith("RemoveRecipient", StringComparison.Ordinal))
        {
            foreach (var worker in Settings.SceneWorkers)
                await host.Caller("manager", agency).SaveAsync(Settings.Recipient(worker));
        }

        if (agency.EndsWith("Import", StringComparison.Ordinal)
            || agency.EndsWith("ImportRows", StringComparison.Ordinal))
        {
            return made with { ImportId = (await host.Admin().StageAsync("scene " + agency, "[]")).ImportId };
        }

        if (agency == "every-field" || ReviewService.Descriptor.FindMethodByName(agency.Split('-')[^1]) is not null)
        {
            made = made with { ReviewId = (await maker.ReviewAsync(created.CaseId)).ReviewId };
        }

        if (agency == "every-field"
            || DirectoryAdminService.Descriptor.FindMethodByName(agency.Split('-')[^1]) is not null)
        {
            made = made with { Directory = await AdminScene.MakeAsync(host.Caller("directory_admin", agency)) };
        }

        if (agency == "every-field" || ChannelService.Descriptor.FindMethodByName(agency.Split('-')[^1]) is not null)
        {
            made = made with { Channels = await ChannelScene.MakeAsync(host, agency) };
        }

        if (!agency.Contains("EvidenceExport", StringComparison.Ordinal)) return made;
        var (export, _) = await host.Caller("manager", agency).ExportAsync(created.CaseId);
        return made with { ExportId = export.ExportId };
    }

    /// <summary>A contact that no rule refuses.</summary>
    public Contact SurvivorContact() => new()
    {
        Purpose = ContactPurpose.SafetyPlanning,
        Mode = ContactMode.AgencyPremises,
        Attendances = { new Attendance { PartyId = Party(PartyRole.Survivor), Role = AttendanceRole.Participant } },
        WorkerIds = { "worker-1" },
        ContactTime = Now.ToTimestamp(),
    };

    private async Task<Case> ProposeAsync(TestCaller maker)
    {
        var file = await maker.GetCaseAsync(CaseId);
        return (await maker.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
        {
            CaseId = CaseId,
            NewSubjectPartyId = Party(PartyRole.Survivor),
            Reason = "synthetic",
            Etag = file.Etag,
            RequestId = Id(),
        })).Case;
    }
}
