using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>A further agency of somebody who is known already.</summary>
[RecentSignIn]
public sealed class JoinModel(IdentityDb db, PeopleAdmin admin) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    public PersonAccount Person { get; private set; } = null!;

    /// <summary>Those that they are not at.</summary>
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>Only where they have not set up their account yet.</summary>
    public Uri? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Agencies.All(a => a.Value != Agency)) ModelState.AddModelError(nameof(Agency), "Choose the agency");
        if (Roles.Count == 0 || Roles.Any(r => RoleWords.All.All(k => k.Value != r)))
            ModelState.AddModelError(nameof(Roles), "Choose what they may do there");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        (_, Link) = await admin.InviteAsync(Person.Name, Person.UserName!, Agency!, Roles);
        if (Link is not null) return Page();
        Say(Me.Subject == id.ToString()
            ? "You are at this agency too. Change to it under your account" : "They are at this agency too");
        return RedirectToPage("Details", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await admin.FindAsync(id) is not { } person) return false;
        Person = person;
        Agencies = await db.Agencies
            .Where(a => !a.Suspended && !db.Memberships.Any(m => m.AgencyId == a.Id && m.PersonId == id))
            .OrderBy(a => a.Name).Select(a => new Choice(a.Id, a.Name, null)).ToListAsync();
        return true;
    }
}
