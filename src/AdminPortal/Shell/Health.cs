using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace RiskPlatform.AdminPortal.Shell;

internal static class Health
{
    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
