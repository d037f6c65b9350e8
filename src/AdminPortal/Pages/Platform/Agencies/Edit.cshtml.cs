using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>The name and contact of an agency.</summary>
[RecentSignIn]
public sealed class EditModel(IdentityDb db, IdentityAudit audit) : AgencyForm
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Agencies.FindAsync(Id) is not { } agency) return NotFound();
        (Name, ContactName) = (agency.Name, agency.ContactName);
        (ContactEmail, ContactPhone) = (agency.ContactEmail, agency.ContactPhone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await db.Agencies.FindAsync(Id) is not { } agency) return NotFound();
        Check();
        if (!ModelState.IsValid) return Wrong();
        Fill(agency);
        await audit.WriteOfAgencyAsync("Changed an agency’s name or contact", Id);
        Say("The agency is changed");
        return RedirectToPage("Agency", new { id = Id });
    }
}
