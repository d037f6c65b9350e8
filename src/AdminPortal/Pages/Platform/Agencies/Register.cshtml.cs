using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>A new agency. Its id is for good: cases will belong to it.</summary>
public sealed class RegisterModel(IdentityDb db, IdentityAudit audit, TimeProvider clock) : AgencyForm
{
    [BindProperty]
    public string? Id { get; set; }

    public void OnGet()
    {
        // The form is empty.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Check();
        var id = Id?.Trim() ?? "";
        if (!Slug.IsMatch(id))
            ModelState.AddModelError(nameof(Id), "Enter an id of lower-case letters, digits and hyphens, 60 at most");
        else if (await db.Agencies.FindAsync(id) is not null)
            ModelState.AddModelError(nameof(Id), "Another agency has this id");
        if (!ModelState.IsValid) return Wrong();
        var agency = new Agency { Id = id, CreatedAt = clock.GetUtcNow() };
        Fill(agency);
        db.Agencies.Add(agency);
        await audit.WriteOfAgencyAsync("Registered an agency", id);
        Say("The agency is registered");
        return RedirectToPage("Agency", new { id });
    }
}
