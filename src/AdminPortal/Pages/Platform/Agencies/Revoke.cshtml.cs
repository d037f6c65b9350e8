using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>Takes a credential away.</summary>
[RecentSignIn]
public sealed class RevokeModel(IdentityDb db, ClientCredentials credentials) : PortalPage
{
    public ClientCredential Credential { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string client, CancellationToken cancellationToken)
    {
        var found = await db.ClientCredentials.AsNoTracking().SingleOrDefaultAsync(
            c => c.ClientId == client && c.AgencyId == id && c.RevokedAt == null, cancellationToken);
        if (found is null) return NotFound();
        Credential = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string client, CancellationToken cancellationToken)
    {
        await credentials.RevokeAsync(id, client, cancellationToken);
        Say("The credential is revoked");
        return RedirectToPage("Agency", new { id });
    }
}
