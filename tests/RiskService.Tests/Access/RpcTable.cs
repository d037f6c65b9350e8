using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Referrals;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>What is expected of one operation: scope, roles, and a request that is valid in a scene.</summary>
public sealed record RpcRow(string Scope, string[] Roles, Func<Scene, IMessage> Request)
{
    /// <summary>One who may, a manager where possible.</summary>
    public string AnyRole => Roles.Contains("manager") ? "manager" : Roles[0];
}

/// <summary>
/// Who may do what, written down a second time and by hand: the product's own table is what is tested. An operation
/// without a row here fails.
/// </summary>
public static class RpcTable
{
    public static readonly string[] Roles =
    [
        "agency_system", "practitioner", "reviewer", "manager", "safeguarding_lead", "directory_admin",
        "platform_admin", "auditor", "programme",
    ];

    internal static readonly string[] Workers =
        ["agency_system", "practitioner", "reviewer", "manager", "safeguarding_lead"];
    internal static readonly string[] People = ["practitioner", "reviewer", "manager", "safeguarding_lead"];
    internal static readonly string[] Deciders = ["manager", "safeguarding_lead"];

    public static RpcRow Of(string name) => Rows.TryGetValue(name, out var row)
        ? row
        : throw new InvalidOperationException(
            $"{name} has no row in {nameof(RpcTable)}: say who may call it, and with what.");

    public static readonly IReadOnlyDictionary<string, RpcRow> Rows = new Dictionary<string, RpcRow>
    {
        ["CaseService/CreateCase"] =
            Write(Workers, _ => new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() }),
        ["CaseService/GetCase"] = Read(Workers, s => new GetCaseRequest { CaseId = s.CaseId }),
        ["CaseService/ListCases"] = Read(Workers, _ => new ListCasesRequest()),
        ["CaseService/UpdateCase"] = Write(Workers, s => new UpdateCaseRequest
        {
            CaseId = s.CaseId,
            AgencyReference = "R-" + Id(),
            UpdateMask = new FieldMask { Paths = { "agency_reference" } },
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/AddParty"] = Write(Workers, s => new AddPartyRequest
        {
            CaseId = s.CaseId,
            Party = new Party { Role = PartyRole.Survivor },
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/UpdateParty"] = Write(Workers, s => new UpdatePartyRequest
        {
            CaseId = s.CaseId,
            Party = new Party { PartyId = s.Party(PartyRole.Child), Role = PartyRole.Child, DisplayName = "synthetic" },
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/RemoveParty"] = Write(Workers, s => new RemovePartyRequest
        {
            CaseId = s.CaseId,
            PartyId = s.Party(PartyRole.Child),
            Reason = "synthetic",
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/AllocateWorker"] = Write(Workers, s => new AllocateWorkerRequest
        {
            CaseId = s.CaseId,
            Allocation = new Allocation { WorkerId = "worker-2", Side = AllocationSide.Subject },
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/EndAllocation"] = Write(Workers, s => new EndAllocationRequest
        {
            CaseId = s.CaseId,
            AllocationId = s.Case.Allocations[0].AllocationId,
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/ProposeRoleSwap"] = Write(People, s => new ProposeRoleSwapRequest
        {
            CaseId = s.CaseId,
            NewSubjectPartyId = s.Party(PartyRole.Survivor),
            Reason = "synthetic",
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["CaseService/ApproveRoleSwap"] = Write(Deciders, s => new ApproveRoleSwapRequest
        { CaseId = s.CaseId, RoleSwapId = s.SwapId, Reason = "synthetic", RequestId = Id() }),
        ["CaseService/RejectRoleSwap"] = Write(Deciders, s => new RejectRoleSwapRequest
        { CaseId = s.CaseId, RoleSwapId = s.SwapId, Reason = "synthetic", RequestId = Id() }),
        ["CaseService/PlanContact"] = Write(Workers, s => new PlanContactRequest
        { CaseId = s.CaseId, Contact = s.SurvivorContact(), RequestId = Id() }),
        ["CaseService/RecordContact"] = Write(Workers, s => new RecordContactRequest
        { CaseId = s.CaseId, Contact = s.SurvivorContact(), PlannedContactId = s.ContactId, RequestId = Id() }),
        ["CaseService/ListContacts"] = Read(Workers, s => new ListContactsRequest { CaseId = s.CaseId }),

        ["AssessmentService/Assess"] = Write(Workers, s => new AssessRequest
        { CaseId = s.CaseId, RequestId = Id(), Observations = { Observed(Indicator.WeaponUse, SourceKind.Police) } }),
        ["AssessmentService/GetAssessment"] = Read(Workers, s => new GetAssessmentRequest
        { CaseId = s.CaseId, AssessmentId = s.AssessmentId }),
        ["AssessmentService/ListAssessments"] = Read(Workers, s => new ListAssessmentsRequest { CaseId = s.CaseId }),
        ["AssessmentService/RecordSafeguardingAction"] = Write(Workers, s => new RecordSafeguardingActionRequest
        {
            CaseId = s.CaseId,
            AssessmentId = s.AssessmentId,
            Action = new SafeguardingAction { Kind = SafeguardingActionKind.ConsultedManager },
            RequestId = Id(),
        }),
        ["AssessmentService/RecordConsultation"] = Write(Workers, s => new RecordConsultationRequest
        {
            CaseId = s.CaseId,
            ConsultationId = s.ConsultationId,
            Agencies = { SourceKind.Police },
            RequestId = Id(),
        }),
        ["AssessmentService/ListConsultations"] =
            Read(Workers, s => new ListConsultationsRequest { CaseId = s.CaseId }),
        ["AssessmentService/ApproveLowerLevel"] = Write(Deciders, s => new ApproveLowerLevelRequest
        { CaseId = s.CaseId, AssessmentId = s.AssessmentId, Reason = "synthetic", RequestId = Id() }),
        ["AssessmentService/ConcludeCounterAllegation"] = Write(Workers, s => new ConcludeCounterAllegationRequest
        {
            CaseId = s.CaseId,
            CounterAllegationId = s.CounterAllegationId,
            Outcome = CounterAllegationOutcome.NotSupported,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["AssessmentService/ListFacts"] = Read(Workers, s => new ListFactsRequest { CaseId = s.CaseId }),
        ["AssessmentService/ListObservations"] = Read(Workers, s => new ListObservationsRequest { CaseId = s.CaseId }),
        ["AssessmentService/GetTalkingPoints"] = Read(Workers, s => new GetTalkingPointsRequest { CaseId = s.CaseId }),

        ["RecordService/Record"] =
            Write(Workers, s => new RecordRequest { CaseId = s.CaseId, Entry = Note(), RequestId = Id() }),
        ["RecordService/RecordBatch"] =
            Write(Workers, s => new RecordBatchRequest { CaseId = s.CaseId, Entries = { Note() }, RequestId = Id() }),
        ["RecordService/RecordStream"] = Write(Workers, s => new RecordStreamRequest
        { Start = new StreamStart { CaseId = s.CaseId, StreamId = Id() } }),
        ["RecordService/GetEntry"] = Read(Workers, s => new GetEntryRequest { CaseId = s.CaseId, Number = 1 }),
        ["RecordService/ListEntries"] = Read(Workers, s => new ListEntriesRequest { CaseId = s.CaseId }),
        ["RecordService/GetTimeline"] = Read(Workers, s => new GetTimelineRequest { CaseId = s.CaseId }),
        ["RecordService/WatchTimeline"] = Read(Workers, s => new WatchTimelineRequest { CaseId = s.CaseId }),
        ["RecordService/VerifyChain"] =
            Read([.. Workers, "auditor"], s => new VerifyChainRequest { CaseId = s.CaseId }),

        ["ReferralService/Refer"] = Write(Workers, s => s.Case.Plan(s.NextListing()).LivingIn(TestDirectory.Leeds)),
        ["ReferralService/GetReferral"] = Read(Workers, s => new GetReferralRequest { ReferralId = s.ReferralId }),
        ["ReferralService/ListReferrals"] = Read(Workers, s => new ListReferralsRequest { CaseId = s.CaseId }),
        ["ReferralService/SubmitReferral"] = Write(Workers, s => new SubmitReferralRequest
        { ReferralId = s.ReferralId, Etag = "v1", RequestId = Id() }),
        ["ReferralService/GetProgrammeCopy"] =
            Read(Workers, s => new GetProgrammeCopyRequest { ReferralId = s.ReferralId }),
        ["ReferralService/GetSubjectCopy"] =
            Read(Workers, s => new GetSubjectCopyRequest { ReferralId = s.ReferralId }),

        ["AuditService/SearchAudit"] = Read(["auditor"], _ => new SearchAuditRequest()),
        ["AuditService/VerifyAudit"] = Read(["auditor"], _ => new VerifyAuditRequest()),
        ["AuditService/ListCheckpoints"] = Read(["auditor"], _ => new ListCheckpointsRequest()),
        ["AuditService/VerifyCheckpoints"] = Read(["auditor"], _ => new VerifyCheckpointsRequest()),

        ["ExportService/StartEvidenceExport"] = Write(Deciders, s => new StartEvidenceExportRequest
        { CaseId = s.CaseId, Recipient = "synthetic", Reason = "synthetic", RequestId = Id() }),
        ["ExportService/GetEvidenceExport"] =
            Read(Deciders, s => new GetEvidenceExportRequest { CaseId = s.CaseId, ExportId = s.ExportId }),
        ["ExportService/ListEvidenceExports"] =
            Read(Deciders, s => new ListEvidenceExportsRequest { CaseId = s.CaseId }),
        ["ExportService/WatchEvidenceExport"] =
            Read(Deciders, s => new WatchEvidenceExportRequest { CaseId = s.CaseId, ExportId = s.ExportId }),
        ["ExportService/DownloadEvidenceExport"] =
            Read(Deciders, s => new DownloadEvidenceExportRequest { CaseId = s.CaseId, ExportId = s.ExportId }),

        ["RetentionService/GetRetention"] = Read(Workers, s => new GetRetentionRequest { CaseId = s.CaseId }),
        ["RetentionService/PlaceLegalHold"] = Write(Deciders, s => new PlaceLegalHoldRequest
        { CaseId = s.CaseId, Reason = "synthetic", RequestId = Id() }),
        ["RetentionService/LiftLegalHold"] = Write(Deciders, s => new LiftLegalHoldRequest
        { CaseId = s.CaseId, LegalHoldId = s.LegalHoldId, Reason = "synthetic", RequestId = Id() }),
        ["RetentionService/ListRetentionReviews"] = Read(Workers, _ => new ListRetentionReviewsRequest()),
        ["RetentionService/DecideRetention"] = Write(Deciders, s => new DecideRetentionRequest
        {
            CaseId = s.CaseId,
            Decision = RetentionDecision.Dispose,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["RetentionService/ListDisposals"] = Read([.. Deciders, "auditor"], _ => new ListDisposalsRequest()),
        ["SubjectAccessService/OpenSubjectAccess"] =
            Write(Workers, s => new OpenSubjectAccessRequest { CaseId = s.CaseId, RequestId = Id() }),
        ["SubjectAccessService/GetSubjectAccess"] = Read(Workers, s => new GetSubjectAccessRequest
        { CaseId = s.CaseId, SubjectAccessId = s.SubjectAccessId }),
        ["SubjectAccessService/ListSubjectAccess"] =
            Read(Workers, s => new ListSubjectAccessRequest { CaseId = s.CaseId }),
        ["SubjectAccessService/ExtendSubjectAccess"] = Write(Deciders, s => new ExtendSubjectAccessRequest
        { CaseId = s.CaseId, SubjectAccessId = s.SubjectAccessId, Reason = "synthetic", RequestId = Id() }),
        ["SubjectAccessService/ListWithheldItems"] = Read(Workers, s => new ListWithheldItemsRequest
        { CaseId = s.CaseId, SubjectAccessId = s.SubjectAccessId }),
        ["SubjectAccessService/DecideWithheldItem"] = Write(Deciders, s => new DecideWithheldItemRequest
        {
            CaseId = s.CaseId,
            SubjectAccessId = s.SubjectAccessId,
            ItemId = "1",
            Decision = ItemDecision.ReleaseRedacted,
            Reason = "synthetic",
            RedactedText = "synthetic",
            RequestId = Id(),
        }),
        ["SubjectAccessService/CompleteSubjectAccess"] = Write(Deciders, s => new CompleteSubjectAccessRequest
        { CaseId = s.CaseId, SubjectAccessId = s.SubjectAccessId, RequestId = Id() }),
        ["SubjectAccessService/ExportSubjectAccess"] = Read(People, s => new ExportSubjectAccessRequest
        {
            CaseId = s.CaseId,
            SubjectAccessId = s.CompletedSubjectAccessId,
            Format = SubjectAccessFormat.Json,
        }),

        ["GuidanceService/ListGuidanceVersions"] = Read(Roles, _ => new ListGuidanceVersionsRequest()),
        ["GuidanceService/ListIndicators"] = Read(Roles, _ => new ListIndicatorsRequest()),
        ["GuidanceService/ListQuestions"] = Read(Roles, _ => new ListQuestionsRequest()),
        ["GuidanceService/ListAdvice"] = Read(Roles, _ => new ListAdviceRequest()),
        ["GuidanceService/ListHelplines"] = Read(Roles, _ => new ListHelplinesRequest()),
    }.Concat(DirectoryRpcs.Rows).Concat(ReferralMoveRpcs.Rows).Concat(ReviewRpcs.Rows)
        .Concat(ReviewSettingsRpcs.Rows).Concat(ReminderRpcs.Rows).Concat(ChannelRpcs.Rows).ToDictionary();

    /// <summary>What has to follow the first message of a stream for it to be whole.</summary>
    public static IEnumerable<IMessage> Rest(string name) => name == "DirectoryImportService/StageImport"
        ? [new StageImportRequest { Chunk = ByteString.CopyFromUtf8("[]") }] : [];

    private static RecordedEntry Note() => new() { Kind = EntryKind.Note, Account = "synthetic" };

    internal static RpcRow Read(string[] roles, Func<Scene, IMessage> request) => new("risk.read", roles, request);

    internal static RpcRow Write(string[] roles, Func<Scene, IMessage> request) => new("risk.write", roles, request);
}
