using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>New recovery codes in place of those that are left.</summary>
[RecentSignIn]
public sealed class RecoveryCodesModel(UserManager<PersonAccount> people, IdentityAudit audit) : PortalPage
{
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await people.FindByIdAsync(Me.Subject) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.FindByIdAsync(Me.Subject) is not { } person) return NotFound();
        audit.Note("Made new recovery codes", Me.Subject);
        Codes = [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 10) ?? []];
        return Page();
    }
}
