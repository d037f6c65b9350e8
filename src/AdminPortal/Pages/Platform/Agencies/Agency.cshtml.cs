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

    public IReadOnlyList<ClientCredential> Credentials { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Agencies.FindAsync([id], cancellationToken) is not { } agency) return NotFound();
        Agency = agency;
        People = await db.Memberships.CountAsync(m => m.AgencyId == id, cancellationToken);
        Credentials = await credentials.ListAsync(id, cancellationToken);
        Changes = await audit.ListAsync(id, 0, 50, cancellationToken);
        return Page();
    }
}
