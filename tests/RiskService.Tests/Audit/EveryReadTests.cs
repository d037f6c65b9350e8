using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>
/// Every operation that reads a case leaves an entry in the audit (RECORD-3). The operations come from the service's
/// own descriptors, so that a new one that forgets fails here.
/// </summary>
public sealed class EveryReadTests(ServiceHost host)
{
    public static TheoryData<string> Reads =>
        [.. Rpcs.All.Where(m => !m.IsClientStreaming && !m.IsServerStreaming && ReadsCase(Rpcs.Name(m)))
            .Select(Rpcs.Name)];

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_of_a_case_is_audited_with_who_what_which_and_why(string name)
    {
        var row = RpcTable.Of(name);
        var agency = "reads-" + name.Split('/')[1];
        var scene = await Scene.MakeAsync(host, agency, proposeSwap: false);
        var reader = host.Caller(row.Roles[^1], agency, "reader", clientId: "tool");
        var purpose = new Metadata { { "riskplatform-purpose", "REVIEW" } };
        await Rpcs.Call(reader.Invoker, name, row.Request(scene).ToByteArray(), purpose);

        var entry = Assert.Single(
            await host.Auditor(agency).ReadsAsync(new SearchAuditRequest { ReaderId = "reader" }));
        Assert.Equal($"riskplatform.v1.{name}", entry.Operation);
        Assert.Equal((scene.CaseId, "tool"), (entry.CaseId, entry.ClientId));
        Assert.Equal((AccessPurpose.Review, AuditOutcome.Answered), (entry.Purpose, entry.Outcome));
        Assert.Equal(host.Clock.GetUtcNow(), entry.ReadTime.ToDateTimeOffset());
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task So_is_asking_for_a_case_that_is_not_there(string name)
    {
        var row = RpcTable.Of(name);
        var agency = "missed-" + name.Split('/')[1];
        var nowhere = Scene.Nowhere(host.Clock.GetUtcNow());
        var reader = host.Caller(row.Roles[^1], agency, "reader");
        await Failures.RefusedAsync(() => reader.CallAsync(name, row.Request(nowhere)));

        var entry = Assert.Single(
            await host.Auditor(agency).ReadsAsync(new SearchAuditRequest { ReaderId = "reader" }));
        Assert.Equal((nowhere.CaseId, AuditOutcome.NotFound), (entry.CaseId, entry.Outcome));
        Assert.Equal(AccessPurpose.Unspecified, entry.Purpose);
    }

    [Fact]
    public async Task A_page_of_cases_is_a_read_of_each()
    {
        var caller = host.Caller(agency: "pages", subject: "reader");
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Add((await caller.CreateCaseAsync()).CaseId);
        var page = await caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 2 });

        var entries = await host.Auditor("pages").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(page.Cases.Select(c => c.CaseId).Order(), entries.Select(e => e.CaseId).Order());
        Assert.All(entries, e => Assert.Equal("riskplatform.v1.CaseService/ListCases", e.Operation));
    }

    [Fact]
    public async Task Watching_a_case_is_a_read_before_the_first_message()
    {
        var caller = host.Caller(agency: "watches", subject: "reader");
        var id = (await caller.CreateCaseAsync()).CaseId;
        using var watch = new RecordService.RecordServiceClient(caller.Invoker).WatchTimeline(
            new WatchTimelineRequest { CaseId = id }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        var entry = Assert.Single(
            await host.Auditor("watches").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" }));
        Assert.Equal((id, "riskplatform.v1.RecordService/WatchTimeline"), (entry.CaseId, entry.Operation));
    }

    [Fact]
    public async Task Checking_the_chain_of_a_case_is_a_read()
    {
        var caller = host.Caller(agency: "chain-reads", subject: "reader");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var records = new RecordService.RecordServiceClient(caller.Invoker);
        Assert.True((await records.VerifyChainAsync(new VerifyChainRequest { CaseId = id })).Intact);
        var entry = Assert.Single(
            await host.Auditor("chain-reads").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" }));
        Assert.Equal((id, "riskplatform.v1.RecordService/VerifyChain"), (entry.CaseId, entry.Operation));
    }

    [Fact]
    public async Task Trying_out_an_assessment_or_a_plan_is_a_read()
    {
        var scene = await Scene.MakeAsync(host, "tries", proposeSwap: false);
        var reader = host.Caller(agency: "tries", subject: "reader");
        await reader.Assessments.AssessAsync(new AssessRequest { CaseId = scene.CaseId, ValidateOnly = true });
        await reader.Cases.PlanContactAsync(new PlanContactRequest
        { CaseId = scene.CaseId, Contact = scene.SurvivorContact(), ValidateOnly = true });

        var entries = await host.Auditor("tries").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(
            ["riskplatform.v1.AssessmentService/Assess", "riskplatform.v1.CaseService/PlanContact"],
            entries.Select(e => e.Operation).Order());
    }

    /// <summary>A change is in the case's own chain; a refused one is not, and its refusal told something.</summary>
    [Fact]
    public async Task A_change_is_no_read_unless_it_is_refused_or_only_repeated()
    {
        var writer = host.Caller(agency: "changes", subject: "writer");
        var file = await writer.CreateCaseAsync();
        var request = new UpdateCaseRequest
        {
            CaseId = file.CaseId,
            AgencyReference = "R-1",
            UpdateMask = new Google.Protobuf.WellKnownTypes.FieldMask { Paths = { "agency_reference" } },
            Etag = file.Etag,
            RequestId = Requests.Id(),
        };
        await writer.Cases.UpdateCaseAsync(request);
        Assert.Empty(await ReadsAsync());

        await writer.Cases.UpdateCaseAsync(request);
        Assert.Single(await ReadsAsync());

        request.RequestId = Requests.Id();
        Assert.Equal(
            "STALE_ETAG", (await Failures.RefusedAsync(() => writer.Cases.UpdateCaseAsync(request))).Reason);
        request.CaseId = Requests.Id();
        await Failures.RefusedAsync(() => writer.Cases.UpdateCaseAsync(request));
        var entries = await ReadsAsync();
        Assert.Equal(3, entries.Count);
        Assert.Equal((request.CaseId, AuditOutcome.NotFound), (entries[0].CaseId, entries[0].Outcome));
        Assert.Equal((file.CaseId, AuditOutcome.Answered), (entries[1].CaseId, entries[1].Outcome));

        Task<List<AuditEntry>> ReadsAsync() =>
            host.Auditor("changes").ReadsAsync(new SearchAuditRequest { ReaderId = "writer" });
    }

    [Fact]
    public async Task Learning_that_a_reference_is_another_cases_is_a_read_of_that_one()
    {
        var writer = host.Caller(agency: "references", subject: "writer");
        var create = new CreateCaseRequest { NewCase = Requests.NewCase(), RequestId = Requests.Id() };
        create.NewCase.AgencyReference = "R-1";
        var id = (await writer.Cases.CreateCaseAsync(create)).Case.CaseId;
        create.RequestId = Requests.Id();
        Assert.Equal(
            "REFERENCE_TAKEN", (await Failures.RefusedAsync(() => writer.Cases.CreateCaseAsync(create))).Reason);
        var entry = Assert.Single(
            await host.Auditor("references").ReadsAsync(new SearchAuditRequest { ReaderId = "writer" }));
        Assert.Equal((id, AuditOutcome.Answered), (entry.CaseId, entry.Outcome));
    }

    private static bool ReadsCase(string name) =>
        RpcTable.Rows.TryGetValue(name, out var row) && row.Scope == "risk.read"
        && !name.StartsWith("AuditService/", StringComparison.Ordinal)
        && Rpcs.Find(name).InputType.FindFieldByName("case_id") is not null;
}
