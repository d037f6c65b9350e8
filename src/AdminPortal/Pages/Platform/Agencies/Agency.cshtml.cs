using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>One agency: its contact, its people, and what its systems sign in with.</summary>
public sealed class AgencyModel(IdentityDb db, ClientCredentials credentials, IdentityAudit audit) : PortalPage
{
    public Agency Agency { get; private set; } = null!;

    public int People { get; private set; }

    /// <summary>Who sets what is the agency's own.</summary>
    public IReadOnlyList<Manager> Managers { get; private set; } = [];

    public IReadOnlyList<ClientCredential> Credentials { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Agencies.FindAsync([id], cancellationToken) is not { } agency) return NotFound();
        Agency = agency;
        People = await db.Memberships.CountAsync(m => m.AgencyId == id, cancellationToken);
        Managers = await db.Users.Where(p => !p.Disabled
                && p.Memberships.Any(m => m.AgencyId == id && m.Roles.Contains(Person.Manager)))
            .OrderBy(p => p.Name).Select(p => new Manager(p.Id, p.Name)).Take(20).ToListAsync(cancellationToken);
        Credentials = await credentials.ListAsync(id, cancellationToken);
        Changes = await audit.ListAsync(AuditKind.Change, id, 0, 50, cancellationToken);
        return Page();
    }

    public sealed record Manager(Guid Id, string Name);
}
