using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// What has to be there before anybody signs in: the database before the portal listens, and what names its address
/// once it does.
/// </summary>
internal sealed class IdentityStart(
    IServiceProvider services, IServiceScopeFactory scopes, IOptions<PortalIdentityOptions> options)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            await IdentityDbSetup.PrepareAsync(db, cancellationToken);
            var sealedKeys = await db.DataProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml)
                .ToListAsync(cancellationToken);
            services.GetRequiredService<MasterKey>().MustOpen(sealedKeys);
        }

        if (options.Value.IsIssuer) await services.GetRequiredService<KeyRing>().TurnAsync(cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsIssuer) return;
        await services.GetRequiredService<Applications>().RegisterAsync(cancellationToken);
        await services.GetRequiredService<DemoAgency>().RunAsync(cancellationToken);
        await services.GetRequiredService<FirstStart>().RunAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
