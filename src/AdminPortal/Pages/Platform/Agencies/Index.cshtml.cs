using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>Every agency that is registered.</summary>
public sealed class IndexModel(IdentityDb db) : PortalPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await db.Agencies.OrderBy(a => a.Name).Select(a => new Row(
            a.Id, a.Name, a.Suspended, db.Memberships.Count(m => m.AgencyId == a.Id),
            db.ClientCredentials.Count(c => c.AgencyId == a.Id && c.RevokedAt == null))).ToListAsync(cancellationToken);

    public sealed record Row(string Id, string Name, bool Suspended, int People, int Credentials);
}
