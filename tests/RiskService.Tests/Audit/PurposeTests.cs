using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>Why case data is read travels with the call.</summary>
public sealed class PurposeTests(ServiceHost host)
{
    private const string Header = "riskplatform-purpose";

    [Fact]
    public async Task Every_purpose_arrives_by_its_name()
    {
        var caller = host.Caller(agency: "purposes", subject: "reader");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var all = Enum.GetValues<AccessPurpose>();
        string[] names =
        [
            "UNSPECIFIED", "CASEWORK", "SAFEGUARDING", "REVIEW", "SUPERVISION", "SUBJECT_ACCESS", "LEGAL_PROCEEDINGS",
            "AUDIT", "SYNCHRONISATION",
        ];
        foreach (var name in names) await GetAsync(caller, id, name);

        var entries = await host.Auditor("purposes").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(all.Order(), entries.Select(e => e.Purpose).Order());
    }

    [Theory]
    [InlineData("casework")]
    [InlineData("ACCESS_PURPOSE_CASEWORK")]
    [InlineData("1")]
    [InlineData("CURIOSITY")]
    public async Task An_unknown_one_is_refused_and_nothing_is_read(string name)
    {
        var caller = host.Caller(agency: "unknown-purpose");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var before = await host.Auditor("unknown-purpose").ReadsAsync(new SearchAuditRequest { CaseId = id });
        var refused = await Failures.RefusedAsync(() => GetAsync(caller, id, name));
        Assert.Equal((StatusCode.InvalidArgument, Header), (refused.Code, Assert.Single(refused.Fields)));
        Assert.Contains("CASEWORK", refused.Message, StringComparison.Ordinal);
        refused = await Failures.RefusedAsync(() => GetAsync(caller, id, "CASEWORK", "REVIEW"));
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(
            before.Count,
            (await host.Auditor("unknown-purpose").ReadsAsync(new SearchAuditRequest { CaseId = id })).Count(
                e => e.ReaderId != "auditor-of-unknown-purpose"));
    }

    [Fact]
    public async Task Where_one_is_required_reads_need_it_and_writes_do_not()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["Audit:RequirePurpose"] = "true" },
        };
        var caller = own.Caller();
        var id = (await caller.CreateCaseAsync()).CaseId;
        await caller.AssessAsync(id, Requests.AllAbsent());
        var refused = await Failures.RefusedAsync(() => caller.GetCaseAsync(id));
        Assert.Equal((StatusCode.InvalidArgument, Header), (refused.Code, Assert.Single(refused.Fields)));
        Assert.Contains("SAFEGUARDING", refused.Message, StringComparison.Ordinal);
        refused = await Failures.RefusedAsync(
            () => caller.Cases.ListCasesAsync(new ListCasesRequest { State = CaseState.Closed }));
        Assert.Equal(Header, Assert.Single(refused.Fields));
        refused = await Failures.RefusedAsync(() => GetAsync(caller, id, "UNSPECIFIED"));
        Assert.Equal(Header, Assert.Single(refused.Fields));

        Assert.Equal(id, (await GetAsync(caller, id, "CASEWORK")).Case.CaseId);
        await caller.Guidance.ListHelplinesAsync(new ListHelplinesRequest());
    }

    private static async Task<GetCaseResponse> GetAsync(TestCaller caller, string id, params string[] purposes)
    {
        var headers = new Metadata();
        foreach (var purpose in purposes) headers.Add(Header, purpose);
        return await caller.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, headers);
    }
}
