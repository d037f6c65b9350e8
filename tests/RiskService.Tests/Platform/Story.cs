using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Exports;
using RiskService.Tests.Host;
using RiskService.Tests.OpenReferral;
using RiskService.Tests.ReferralDirectory;
using RiskService.Tests.Referrals;
using RiskService.Tests.Reviews;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Platform;

/// <summary>
/// A case in which every text that can hold something personal holds words found nowhere else, through every operation
/// that takes one, and refusals that were sent such words where they do not belong. All of it is synthetic.
/// </summary>
internal sealed class Story(ServiceHost host, string agency)
{
    private readonly TestCaller maker = host.Caller("practitioner", agency, "maker-" + agency);
    private readonly TestCaller decider = host.Caller("manager", agency, "decider-" + agency);
    private string assessmentId = "";
    private string exportId = "";
    private string openAccessId = "";
    private string importId = "";
    private string completedAccessId = "";
    private string referralId = "";
    private string receivedId = "";
    private string reviewId = "";

    internal List<string> Secrets { get; } = [];

    internal List<RpcException> Refusals { get; } = [];

    internal string CaseId { get; private set; } = "";

    private AdminScene? directory;

    internal string Secret(string kind)
    {
        var secret = $"Zq{kind}{Secrets.Count:D3}xW";
        Secrets.Add(secret);
        return secret;
    }

    internal async Task TellAsync()
    {
        var create = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor, PartyRole.Child), RequestId = Id() };
        create.NewCase.AgencyReference = Secret("CaseReference");
        foreach (var party in create.NewCase.Parties)
        {
            (party.DisplayName, party.AgencyReference) = (Secret("Name"), Secret("Reference"));
        }

        CaseId = (await maker.Cases.CreateCaseAsync(create)).Case.CaseId;
        create.RequestId = Id();
        await RefusedAsync(() => maker.Cases.CreateCaseAsync(create));
        var high = await AssessAsync(Indicator.ThreatsToKill, Presence.Present);
        assessmentId = high.AssessmentId;
        var lower = await maker.AssessAsync(CaseId, AllAbsent());
        await maker.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
        {
            CaseId = CaseId,
            AssessmentId = high.AssessmentId,
            Action = new SafeguardingAction { Kind = SafeguardingActionKind.SafetyPlan, Note = Secret("Note") },
            RequestId = Id(),
        });
        await maker.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        { CaseId = CaseId, Agencies = { SourceKind.Police }, Note = Secret("Consultation"), RequestId = Id() });
        await decider.Assessments.ApproveLowerLevelAsync(new ApproveLowerLevelRequest
        { CaseId = CaseId, AssessmentId = lower.AssessmentId, Reason = Secret("Approval"), RequestId = Id() });
        await maker.Assessments.ConcludeCounterAllegationAsync(new ConcludeCounterAllegationRequest
        {
            CaseId = CaseId,
            CounterAllegationId = high.CounterAllegation.CounterAllegationId,
            Outcome = CounterAllegationOutcome.Undetermined,
            Reason = Secret("Conclusion"),
            RequestId = Id(),
        });
        await ChangeCaseAsync();
        await RecordAsync();
        await SubjectAccessAsync();
        await ExportAsync();
        await ReferAsync();
        await ReviewAsync();
        var recipient = Settings.Recipient("worker-1");
        recipient.EmailAddress = $"{Secret("Mail")}@example.org";
        await decider.SaveAsync(recipient);
        importId = (await host.Admin().StageAsync("synthetic", "[]")).ImportId;
        foreach (var name in RpcTable.Rows.Keys.Where(n => RpcTable.Of(n).Scope == "risk.read")) await ReadAsync(name);

        // The name of an import's source is shown to everybody who keeps the directory, and holds nobody's words.
        foreach (var name in RpcTable.Rows.Keys.Where(n => n != "DirectoryImportService/StageImport"))
            await SendWhereItDoesNotBelongAsync(name);
    }

    private async Task<Assessment> AssessAsync(Indicator indicator, Presence presence)
    {
        var observation = Observed(indicator, presence, SourceKind.Police);
        (observation.Verbatim, observation.Opinion) = (Secret("Verbatim"), Secret("Opinion"));
        return (await maker.Assessments.AssessAsync(new AssessRequest
        {
            CaseId = CaseId,
            RequestId = Id(),
            Observations = { observation, Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator) },
            Judgement = new ProfessionalJudgement { Level = RiskLevel.Imminent, Reason = Secret("Judgement") },
            ActionsTaken = { new SafeguardingAction { Kind = SafeguardingActionKind.Other, Note = Secret("Action") } },
        })).Assessment;
    }

    private async Task ChangeCaseAsync()
    {
        var file = await maker.GetCaseAsync(CaseId);
        var child = file.Parties.First(p => p.Role == PartyRole.Child);
        file = (await maker.Cases.UpdatePartyAsync(new UpdatePartyRequest
        {
            CaseId = CaseId,
            Party = new Party { PartyId = child.PartyId, Role = PartyRole.Child, DisplayName = Secret("NewName") },
            Etag = file.Etag,
            RequestId = Id(),
        })).Case;
        file = (await maker.Cases.RemovePartyAsync(new RemovePartyRequest
        {
            CaseId = CaseId,
            PartyId = child.PartyId,
            Reason = Secret("Removal"),
            Etag = file.Etag,
            RequestId = Id(),
        })).Case;
        file = (await maker.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
        {
            CaseId = CaseId,
            NewSubjectPartyId = file.Parties.First(p => p.Role == PartyRole.Survivor).PartyId,
            Reason = Secret("Swap"),
            Etag = file.Etag,
            RequestId = Id(),
        })).Case;
        var swap = file.PendingRoleSwap.RoleSwapId;
        await decider.Cases.RejectRoleSwapAsync(new RejectRoleSwapRequest
        { CaseId = CaseId, RoleSwapId = swap, Reason = Secret("Rejection"), RequestId = Id() });
        var contact = new Scene(agency, file, "", "", "", "", "", host.Clock.GetUtcNow()).SurvivorContact();
        await maker.Cases.RecordContactAsync(
            new RecordContactRequest { CaseId = CaseId, Contact = contact, RequestId = Id() });
    }

    private async Task ExportAsync()
    {
        var request = Exporting.Request(CaseId);
        (request.Recipient, request.Reason) = (Secret("Recipient"), Secret("ExportReason"));
        var export = (await decider.Exports().StartEvidenceExportAsync(request)).Export;
        exportId = export.ExportId;
        Assert.Equal(EvidenceExportState.Ready, (await decider.WatchAsync(export)).State);
    }

    private async Task SubjectAccessAsync()
    {
        var access = new SubjectAccessService.SubjectAccessServiceClient(decider.Invoker);
        async Task<string> OpenAsync() => (await access.OpenSubjectAccessAsync(new OpenSubjectAccessRequest
        { CaseId = CaseId, AgencyReference = Secret("Access"), RequestId = Id() })).SubjectAccess.SubjectAccessId;
        (openAccessId, completedAccessId) = (await OpenAsync(), await OpenAsync());
        await access.DecideWithheldItemAsync(new DecideWithheldItemRequest
        {
            CaseId = CaseId,
            SubjectAccessId = completedAccessId,
            ItemId = "1",
            Decision = ItemDecision.ReleaseRedacted,
            Reason = Secret("Release"),
            RedactedText = Secret("Redacted"),
            RequestId = Id(),
        });
        await access.CompleteSubjectAccessAsync(new CompleteSubjectAccessRequest
        { CaseId = CaseId, SubjectAccessId = completedAccessId, RequestId = Id() });
    }

    private async Task RecordAsync() => await maker.Records.RecordAsync(new RecordRequest
    {
        CaseId = CaseId,
        RequestId = Id(),
        Entry = new RecordedEntry
        {
            Kind = EntryKind.Disclosure,
            Account = Secret("Account"),
            Opinion = Secret("EntryOpinion"),
            Quotes = { new Quote { Words = Secret("Quote"), Speaker = new Source { Kind = SourceKind.Survivor } } },
            PeoplePresent = { new PersonPresent { Description = Secret("Present") } },
            Attachments =
            {
                new Attachment { Reference = Secret("Attachment"), Sha256 = ByteString.CopyFrom(new byte[32]) },
            },
        },
    });

    private async Task ReferAsync()
    {
        var listing = await host.ListAsync(TestDirectory.Programme(), accredited: false);
        var plan = (await maker.GetCaseAsync(CaseId)).Plan(listing).LivingIn(TestDirectory.Leeds);
        plan.Note = Secret("ReferralNote");
        var draft = await decider.ReferAsync(plan.Decided(Secret("Override")));
        referralId = draft.ReferralId;
        await maker.Plans().SubmitReferralAsync(new SubmitReferralRequest
        {
            ReferralId = referralId,
            Details = new MoveDetails { Reason = ReferralReason.Other, Note = Secret("MoveNote") },
            Etag = draft.Etag,
            RequestId = Id(),
        });
        var task = (await maker.TasksAsync(CaseId))[0];
        await maker.Plans().CompleteReferralTaskAsync(new CompleteReferralTaskRequest
        { CaseId = CaseId, TaskId = task.TaskId, Note = Secret("TaskDone"), RequestId = Id() });
        receivedId = await Referring.SeedAsync(
            host, new Seed(agency, CaseId) { Programme = agency, Note = Secret("Received") });
    }

    private async Task ReviewAsync()
    {
        // What a change was reported of is not exempted: somebody looks first.
        await maker.AssessAsync(CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        reviewId = (await maker.ReviewAsync(CaseId)).ReviewId;
        var exempt = Reviewing.Exempting(CaseId, reviewId, host.Clock.GetUtcNow().AddHours(20));
        exempt.Note = Secret("Exemption");
        await decider.Reviews.ExemptReviewAsync(exempt);
        await decider.Reviews.EndExemptionAsync(new EndExemptionRequest
        { CaseId = CaseId, ReviewId = reviewId, Note = Secret("ExemptionEnd"), RequestId = Id() });
        await maker.Reviews.ReportChangeAsync(new ReportChangeRequest
        { CaseId = CaseId, Trigger = ReviewTrigger.Separation, Note = Secret("Change"), RequestId = Id() });
        await decider.Reviews.ReassignReviewAsync(new ReassignReviewRequest
        { CaseId = CaseId, TeamId = "team-1", Note = Secret("Reassignment"), RequestId = Id() });
        var close = await decider.ClosingAsync(CaseId);
        close.Reason = Secret("Closing");
        await RefusedAsync(() => decider.Reviews.CloseCaseAsync(close));
    }

    private async Task ReadAsync(string name)
    {
        var scene = Scene.Nowhere(host.Clock.GetUtcNow()) with
        {
            AssessmentId = assessmentId,
            ExportId = exportId,
            SubjectAccessId = openAccessId,
            CompletedSubjectAccessId = completedAccessId,
            ImportId = importId,
            ReviewId = reviewId,
            ReferralId = name == "ReferralService/GetReceivedReferral" ? receivedId : referralId,
            ListingId = await DirectoryRows.SceneListingAsync(host),
        };
        scene.Case.CaseId = CaseId;
        if (name.StartsWith("DirectoryAdminService/", StringComparison.Ordinal))
        {
            directory ??= await AdminScene.MakeAsync(host.Caller("directory_admin", agency));
            scene = scene with { Directory = directory };
        }

        var row = RpcTable.Of(name);
        var reader = row.Roles.Contains("practitioner") ? maker : host.Caller(row.Roles[0], agency);
        await reader.CallAsync(name, row.Request(scene));
    }

    /// <summary>In every text field of a request that is refused for it or for something else.</summary>
    private async Task SendWhereItDoesNotBelongAsync(string name)
    {
        // What the directory says of an organisation is public, and no case is in it. An agency's identifiers of its
        // workers and teams are found as they are.
        if (name is "DirectoryAdminService/CreateOrganisation" or "ReviewSettingsService/SaveRecipient") return;
        var nowhere = Scene.Nowhere(host.Clock.GetUtcNow());
        var secret = Secret("Misplaced");
        foreach (var end in new[] { "", "\0", new string('x', 20_000) })
        {
            foreach (var (_, request) in Poison.Each(() => RpcTable.Of(name).Request(nowhere),
                field => field.FieldType == Google.Protobuf.Reflection.FieldType.String ? secret + end : null))
            {
                await RefusedAsync(async () => await Caller(name, decider).CallAsync(name, request), mayPass: true);
            }
        }
    }

    /// <summary>Who works on the case, or somebody else where an operation is not for them.</summary>
    private TestCaller Caller(string name, TestCaller usual)
    {
        var roles = RpcTable.Of(name).Roles;
        return roles.Contains("practitioner") || roles.Contains("manager") ? usual : host.Caller(roles[0], agency);
    }

    private async Task RefusedAsync<T>(Func<AsyncUnaryCall<T>> call) => await RefusedAsync(async () => await call());

    private async Task RefusedAsync(Func<Task> call, bool mayPass = false)
    {
        try
        {
            await call();
            Assert.True(mayPass);
        }
        catch (RpcException e)
        {
            Refusals.Add(e);
        }
    }
}
