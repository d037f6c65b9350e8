using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>Keeps everybody of an agency out, or lets them in again.</summary>
[RecentSignIn]
public sealed class SuspendModel(
    IdentityDb db, PeopleAdmin admin, IdentityAudit audit, Sessions sessions) : PortalPage
{
    public Agency Agency { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    /// <summary>What the page offered: sent twice, or by two people at once, it stays what it says.</summary>
    [BindProperty]
    public bool Suspend { get; set; }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Agency.Suspended == Suspend) return RedirectToPage("Agency", new { id });
        if (Suspend && await admin.HoldsLastAsync(id))
        {
            ModelState.AddModelError("", PeopleAdmin.LastAdministrator);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Agency.Suspended = Suspend;
        await audit.WriteOfAgencyAsync(Agency.Suspended ? "Suspended an agency" : "Let an agency in again", id);
        if (Agency.Suspended)
        {
            var people = await db.Memberships.Where(m => m.AgencyId == id).Select(m => m.PersonId)
                .ToListAsync(cancellationToken);
            foreach (var person in people) await sessions.EndAllAsync(person.ToString(), null, cancellationToken);
        }

        Say(Agency.Suspended ? "The agency is suspended" : "The agency is let in again");
        return RedirectToPage("Agency", new { id });
    }

    private async Task<bool> LoadAsync(string id)
    {
        if (id == Identity.Data.Agency.Platform || await db.Agencies.FindAsync(id) is not { } agency) return false;
        Agency = agency;
        return true;
    }
}
