using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using RiskPlatform.AdminPortal.Identity;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// Health for load balancers: <c>/health/live</c> (the process runs), <c>/health/ready</c> (its database and its keys
/// are good). Whether the issuer and the service answer is for the page of health alone: the portal says itself what is
/// the matter with them.
/// </summary>
internal static class Health
{
    internal const string Ready = "ready";

    internal static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<IdentityDatabaseHealth>(IdentityDatabaseHealth.Name, tags: [Ready])
        .AddCheck<KeysHealth>(KeysHealth.Name, tags: [Ready])
        .AddCheck<IssuerHealth>(IssuerHealth.Name);

    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) })
            .AllowAnonymous();
    }
}
