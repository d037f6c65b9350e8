using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>What somebody may do at one agency.</summary>
[RecentSignIn]
public sealed class RolesModel(PeopleAdmin admin) : PortalPage
{
    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    public PersonAccount Person { get; private set; } = null!;

    public Membership Membership { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string agency)
    {
        if (!await LoadAsync(id, agency)) return NotFound();
        Roles = Membership.RoleNames;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string agency)
    {
        if (!await LoadAsync(id, agency)) return NotFound();
        if (Roles.Any(r => RoleWords.All.All(k => k.Value != r)))
            ModelState.AddModelError(nameof(Roles), "Choose from the roles that are shown");
        else if (await admin.ChangeRolesAsync(Person, agency, Roles) is { } wrong)
            ModelState.AddModelError(nameof(Roles), wrong);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Say("The roles are changed");
        return RedirectToPage("Details", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, string agency)
    {
        if (await admin.FindAsync(id) is not { } person
            || person.Memberships.SingleOrDefault(m => m.AgencyId == agency) is not { } membership) return false;
        (Person, Membership) = (person, membership);
        return true;
    }
}
