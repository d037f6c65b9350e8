using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Checkpoints;
using RiskService.Tests.Data;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>Searches and checks run along an index, however much was read.</summary>
public sealed class AuditQueryPlanTests
{
    [Fact]
    public async Task Whatever_is_searched_for()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var id = (await caller.CreateCaseAsync()).CaseId;
        for (var i = 0; i < 3; i++) await caller.GetCaseAsync(id);
        var auditor = host.Auditor("agency-a");
        var time = host.Clock.GetUtcNow().AddHours(1).ToTimestamp();
        SearchAuditRequest[] filters =
        [
            new(), new() { CaseId = id }, new() { ReaderId = "practitioner-of-agency-a" },
            new() { CaseId = id, ReaderId = "practitioner-of-agency-a" },
            new() { CaseId = id, FromTime = new Timestamp(), ToTime = time }, new() { ToTime = time },
        ];
        foreach (var request in filters)
        {
            host.Logs.Lines.Clear();
            request.PageSize = 1;
            request.PageToken = (await auditor.Audit.SearchAuditAsync(request)).NextPageToken;
            await auditor.Audit.SearchAuditAsync(request);
            SqliteQueryPlanTests.AssertPlans(host, 2, sorted: true);
        }
    }

    [Fact]
    public async Task Whatever_is_checked()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var id = (await caller.CreateCaseAsync()).CaseId;
        await caller.GetCaseAsync(id);
        await host.MakeCheckpointAsync();
        await caller.AssessAsync(id, Requests.AllAbsent());
        host.Logs.Lines.Clear();
        await host.MakeCheckpointAsync();
        SqliteQueryPlanTests.AssertPlans(host, 5, sorted: true);

        var auditor = host.Auditor("agency-a");
        await auditor.VerifyAsync();
        await auditor.VerifyCheckpointsAsync(1);
        await auditor.CheckpointsAsync(1);
        SqliteQueryPlanTests.AssertPlans(host, 12, sorted: true);
        await host.CheckAllAsync();
        SqliteQueryPlanTests.AssertPlans(host, 8, sorted: true);
    }
}
