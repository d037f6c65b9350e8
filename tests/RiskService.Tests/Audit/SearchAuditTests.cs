using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>What auditors find, and what they do not.</summary>
public sealed class SearchAuditTests
{
    private const string Agency = "searches";

    [Fact]
    public async Task Filters_hold_together_and_pages_give_everything_once_newest_first()
    {
        await using var host = new ServiceHost();
        var first = host.Caller(agency: Agency, subject: "one");
        var second = host.Caller(agency: Agency, subject: "two");
        var start = host.Clock.GetUtcNow();
        var a = (await first.CreateCaseAsync()).CaseId;
        var b = (await first.CreateCaseAsync()).CaseId;
        for (var i = 0; i < 6; i++)
        {
            await first.GetCaseAsync(a);
            await second.GetCaseAsync(i % 2 == 0 ? a : b);
            host.Clock.Advance(TimeSpan.FromMilliseconds(500.25));
        }

        // What the searches themselves leave in the audit comes after this.
        var until = host.Clock.GetUtcNow().ToTimestamp();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var auditor = host.Auditor(Agency);
        var all = await auditor.ReadsAsync(new SearchAuditRequest { ToTime = until });
        Assert.Equal(12, all.Count);
        Assert.Equal(
            all.OrderByDescending(e => e.ReadTime.ToDateTimeOffset()).ThenByDescending(e => e.Number), all);
        foreach (var size in new[] { 1, 5, 6, 12, 200 })
        {
            Assert.Equal(all, await auditor.ReadsAsync(new SearchAuditRequest { ToTime = until }, size));
        }

        await ExpectAsync(new SearchAuditRequest { CaseId = b }, e => e.CaseId == b);
        await ExpectAsync(new SearchAuditRequest { ReaderId = "two" }, e => e.ReaderId == "two");
        await ExpectAsync(
            new SearchAuditRequest { ReaderId = "two", CaseId = a }, e => e.ReaderId == "two" && e.CaseId == a);
        var (from, to) = (start.AddMilliseconds(1000.1), start.AddMilliseconds(2001.1));
        await ExpectAsync(
            new SearchAuditRequest { FromTime = from.ToTimestamp(), ToTime = to.ToTimestamp() },
            e => e.ReadTime.ToDateTimeOffset() >= from && e.ReadTime.ToDateTimeOffset() < to);
        await ExpectAsync(new SearchAuditRequest { ReaderId = "nobody" }, _ => false);

        async Task ExpectAsync(SearchAuditRequest request, Func<AuditEntry, bool> expected)
        {
            var found = await auditor.ReadsAsync(request, 2);
            Assert.Equal(
                all.Where(expected), found.Where(e => e.Operation.EndsWith("GetCase", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Reading_the_audit_is_audited()
    {
        await using var host = new ServiceHost();
        var auditor = host.Auditor(Agency);
        var id = Requests.Id();
        await auditor.Audit.SearchAuditAsync(
            new SearchAuditRequest { CaseId = id }, new Metadata { { "riskplatform-purpose", "AUDIT" } });
        await auditor.Audit.VerifyAuditAsync(new VerifyAuditRequest());

        var entries = await auditor.ReadsAsync();
        Assert.Equal(
            ["riskplatform.v1.AuditService/VerifyAudit", "riskplatform.v1.AuditService/SearchAudit"],
            entries.Select(e => e.Operation));
        Assert.Equal(["", id], entries.Select(e => e.CaseId));
        Assert.Equal([AccessPurpose.Unspecified, AccessPurpose.Audit], entries.Select(e => e.Purpose));
        Assert.All(entries, e => Assert.Equal("auditor-of-" + Agency, e.ReaderId));
    }

    [Fact]
    public async Task Another_agencys_auditor_sees_nothing_of_it()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller(agency: Agency);
        var id = (await caller.CreateCaseAsync()).CaseId;
        await caller.GetCaseAsync(id);

        var other = host.Auditor("another-agency");
        Assert.Empty(await other.ReadsAsync(new SearchAuditRequest { ReaderId = "practitioner-of-" + Agency }));
        Assert.DoesNotContain(
            await other.ReadsAsync(new SearchAuditRequest { CaseId = id }),
            e => e.ReaderId != "auditor-of-another-agency");
        var verified = await other.VerifyAsync();
        Assert.Equal((1, 2), (verified.ChainCount, verified.CheckedCount));
    }

    [Fact]
    public async Task An_auditor_reads_the_audit_and_no_case()
    {
        await using var host = new ServiceHost();
        var id = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
        var auditor = host.Auditor(Agency);
        var refused = await Failures.RefusedAsync(() => auditor.GetCaseAsync(id));
        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        refused = await Failures.RefusedAsync(
            () => auditor.Assessments.ListFactsAsync(new ListFactsRequest { CaseId = id }));
        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        refused = await Failures.RefusedAsync(() => auditor.Cases.ListCasesAsync(new ListCasesRequest()));
        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
    }

    [Fact]
    public async Task What_is_wrong_in_a_search_is_named()
    {
        await using var host = new ServiceHost();
        var audit = host.Auditor(Agency).Audit;
        (SearchAuditRequest Request, string Field)[] wrong =
        [
            (new() { CaseId = "not an id" }, "case_id"),
            (new() { ReaderId = new string('x', 201) }, "reader_id"),
            (new() { FromTime = new Timestamp { Seconds = long.MaxValue } }, "from_time"),
            (new() { ToTime = new Timestamp { Nanos = -1 } }, "to_time"),
            (new() { PageSize = 201 }, "page_size"),
            (new() { PageToken = "nonsense" }, "page_token"),
        ];
        foreach (var (request, field) in wrong)
        {
            var refused = await Failures.RefusedAsync(() => audit.SearchAuditAsync(request));
            Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, Assert.Single(refused.Fields)));
        }

        var verify = await Failures.RefusedAsync(
            () => audit.VerifyAuditAsync(new VerifyAuditRequest { PageSize = 101 }));
        Assert.Equal("page_size", Assert.Single(verify.Fields));
    }
}
