using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>Lets somebody in. The link is shown to whoever invites, who passes it on; no mail is sent.</summary>
[RecentSignIn]
public sealed class InviteModel(IdentityDb db, UserManager<PersonAccount> people, PeopleAdmin admin) : PortalPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public PersonAccount? Invited { get; private set; }

    /// <summary>Null where they can sign in already.</summary>
    public Uri? Link { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var email = Email?.Trim() ?? "";
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            ModelState.AddModelError(nameof(Name), "Enter their name, in 200 characters or fewer");
        if (!MailAddress.TryCreate(email, out _) || email.Length > 200)
            ModelState.AddModelError(nameof(Email), "Enter an email address, such as name@example.org");
        if (Agencies.All(a => a.Value != Agency)) ModelState.AddModelError(nameof(Agency), "Choose their agency");
        if (Roles.Count == 0 || Roles.Any(r => RoleWords.All.All(k => k.Value != r)))
            ModelState.AddModelError(nameof(Roles), "Choose what they may do");
        if (ModelState.IsValid && await people.FindByNameAsync(email) is { } known
            && await db.Memberships.AnyAsync(m => m.PersonId == known.Id && m.AgencyId == Agency))
            ModelState.AddModelError(nameof(Email), "They are at this agency already. Change their roles instead");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        (Invited, Link) = await admin.InviteAsync(Name!.Trim(), email, Agency!, Roles);
        return Page();
    }

    private async Task LoadAsync() => Agencies = await db.Agencies.Where(a => !a.Suspended).OrderBy(a => a.Name)
        .Select(a => new Choice(a.Id, a.Name, null)).ToListAsync();
}
