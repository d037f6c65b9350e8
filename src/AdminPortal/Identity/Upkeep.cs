using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Every hour: keys that are due, and no more of what is past.</summary>
internal sealed partial class Upkeep(
    IServiceProvider services, IServiceScopeFactory scopes, IOptions<PortalIdentityOptions> options, TimeProvider clock,
    ILogger<Upkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1), TokensKept = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.HeldForms.Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.KnownBrowsers.Where(b => b.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.SetUpLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        if (!options.Value.IsIssuer) return;
        await services.GetRequiredService<KeyRing>().TurnAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>()
            .PruneAsync(now - TokensKept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>()
            .PruneAsync(now - TokensKept, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The upkeep of the identity database failed; it is tried again in an hour.")]
    private partial void LogFailed(Exception e);
}
