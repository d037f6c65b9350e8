using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Checkpoints;

/// <summary>Checkpoints as the schedule makes and checks them, and as an auditor sees them.</summary>
internal static class Checkpointing
{
    internal static async Task MakeCheckpointAsync(this ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MakeCheckpoint>().ExecuteAsync(
            TestContext.Current.CancellationToken);
    }

    internal static async Task CheckAllAsync(this ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<VerifyCheckpointsJob>().ExecuteAsync(
            TestContext.Current.CancellationToken);
    }

    internal static async Task<List<Checkpoint>> CheckpointsAsync(this TestCaller auditor, int pageSize = 0)
    {
        var checkpoints = new List<Checkpoint>();
        var request = new ListCheckpointsRequest { PageSize = pageSize };
        do
        {
            var page = await auditor.Audit.ListCheckpointsAsync(request);
            checkpoints.AddRange(page.Checkpoints);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return checkpoints;
    }

    internal static async Task<VerifyCheckpointsResponse> VerifyCheckpointsAsync(
        this TestCaller auditor, int pageSize = 0)
    {
        var all = new VerifyCheckpointsResponse();
        var request = new VerifyCheckpointsRequest { PageSize = pageSize };
        do
        {
            var page = await auditor.Audit.VerifyCheckpointsAsync(request);
            Assert.InRange(page.CheckedCount, 0, pageSize == 0 ? 200 : pageSize);
            all.CheckedCount += page.CheckedCount;
            all.Problems.AddRange(page.Problems);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }
}
