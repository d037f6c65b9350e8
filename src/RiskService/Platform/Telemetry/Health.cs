using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Telemetry;

/// <summary>
/// Health for load balancers: <c>/health/live</c> (the process runs), <c>/health/ready</c> (the database answers), and
/// the gRPC health service, which tells the second.
/// </summary>
internal static class Health
{
    internal const string Ready = "ready";

    internal static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]);
        services.AddGrpcHealthChecks().AddCheck<DatabaseHealth>("grpc", tags: ["grpc"]);
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class DatabaseHealth(RiskDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // Answers what the database answers: an open connection alone says nothing of it. A failure is unhealthy.
            await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
