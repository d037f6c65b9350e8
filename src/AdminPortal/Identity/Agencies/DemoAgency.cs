using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.Agencies;

/// <summary>
/// In Development alone: an agency that says of itself that it is synthetic, with a credential for the demonstration.
/// Its secret is made anew on each machine and given to both sides.
/// </summary>
internal sealed class DemoAgency(
    IServiceScopeFactory scopes, IOptions<PortalIdentityOptions> options, IHostEnvironment environment,
    TimeProvider clock)
{
    private const string Id = "demo-agency";

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || options.Value.DemoSecret is not { Length: > 0 } secret) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (!await db.Agencies.AnyAsync(a => a.Id == Id, cancellationToken))
        {
            db.Agencies.Add(new Agency
            {
                Id = Id,
                Name = "Demonstration agency (synthetic)",
                CreatedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        await scope.ServiceProvider.GetRequiredService<ClientCredentials>().PutAsync(
            Id + "-system", secret, Id, ClientCredentials.AgencySystem, "Demonstration (synthetic)", cancellationToken);
    }
}
