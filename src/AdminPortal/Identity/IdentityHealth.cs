using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Whether the identity database answers.</summary>
internal sealed class IdentityDatabaseHealth(IdentityDb db) : IHealthCheck
{
    internal const string Name = "database";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // A failure is unhealthy.
        await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Whether what is sealed can be opened, and the issuer has a key to sign with.</summary>
internal sealed class KeysHealth(
    IDataProtectionProvider protection, IOptions<PortalIdentityOptions> options, IServiceProvider services)
    : IHealthCheck
{
    internal const string Name = "keys";

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var protector = protection.CreateProtector("health");
        var sent = RandomNumberGenerator.GetBytes(16);
        if (!protector.Unprotect(protector.Protect(sent)).AsSpan().SequenceEqual(sent))
            return Task.FromResult(HealthCheckResult.Unhealthy());
        if (!options.Value.IsIssuer) return Task.FromResult(HealthCheckResult.Healthy());
        return Task.FromResult(services.GetRequiredService<KeyRing>().SigningSince is { } since
            ? HealthCheckResult.Healthy(data: new Dictionary<string, object> { [Name] = since })
            : HealthCheckResult.Unhealthy());
    }
}

/// <summary>Whether the issuer says where its endpoints are. Without it nobody signs in.</summary>
internal sealed class IssuerHealth(PortalAddress address, IOptionsMonitor<OpenIdConnectOptions> options) : IHealthCheck
{
    internal const string Name = "issuer";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var at = new Uri(address.Authority.ToString().TrimEnd('/') + "/.well-known/openid-configuration");
        using var answer = await options.Get(OpenIdConnectDefaults.AuthenticationScheme).Backchannel
            .GetAsync(at, limit.Token);
        return answer.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
