using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Passkeys: a fingerprint, a face or a key in place of password and code. They need a script.</summary>
[RecentSignIn(KeepsForm = false)]
public sealed class PasskeysModel(
    UserManager<PersonAccount> people, PortalSignIn signIn, IdentityAudit audit) : PortalPage
{
    private const int Most = 10;

    [BindProperty]
    public string? Passkey { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await LoadAsync() is not { } person) return NotFound();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60)
            ModelState.AddModelError(nameof(Name), "Enter a name for it, in 60 characters or fewer");
        if (string.IsNullOrEmpty(Passkey))
            ModelState.AddModelError("", "The passkey was not made. Try again, in a browser that knows passkeys");
        if (Passkeys.Count >= Most) ModelState.AddModelError("", "You have ten passkeys. Remove one first");
        if (ModelState.IsValid && await AddAsync(person)) return RedirectToPage();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (await LoadAsync() is not { } person) return NotFound();
        if (Passkeys.FirstOrDefault(p => IdOf(p) == id) is { } passkey)
        {
            audit.Note("Removed a passkey", Me.Subject);
            await people.RemovePasskeyAsync(person, passkey.CredentialId);
            Say("The passkey is removed");
        }

        return RedirectToPage();
    }

    internal static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private async Task<bool> AddAsync(PersonAccount person)
    {
        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(Passkey!);
            if (made.Succeeded)
            {
                made.Passkey.Name = Name!.Trim();
                audit.Note("Added a passkey", Me.Subject);
                if ((await people.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded)
                {
                    Say("The passkey is added");
                    return true;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // The page was open for too long; said below.
        }

        ModelState.AddModelError("", "The passkey was not added. Try again");
        return false;
    }

    private async Task<PersonAccount?> LoadAsync()
    {
        if (await people.FindByIdAsync(Me.Subject) is not { } person) return null;
        Passkeys = await people.GetPasskeysAsync(person);
        return person;
    }
}
