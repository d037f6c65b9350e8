using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// What the last check of all checkpoints found. The service goes on working, since people rely on it, and says that
/// it is degraded.
/// </summary>
internal sealed class CheckpointFindings : IHealthCheck
{
    private volatile int problems;

    internal void Set(int found) => problems = found;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(problems == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The record is not what signed checkpoints say; the log names the chains."));
}
