using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Another password. Every other session of theirs ends with it.</summary>
[RecentSignIn(KeepsForm = false)]
public sealed class PasswordModel(
    UserManager<PersonAccount> people, SignInThrottle throttle, Sessions sessions, KnownBrowsers browsers,
    IdentityAudit audit) : PortalPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await people.FindByIdAsync(Me.Subject) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await people.FindByIdAsync(Me.Subject) is not { } person) return NotFound();
        if (string.IsNullOrEmpty(Current)) ModelState.AddModelError(nameof(Current), "Enter your password");
        if (New != Repeated) ModelState.AddModelError(nameof(Repeated), "Enter the same password again");
        if (!throttle.Allows(HttpContext)) ModelState.AddModelError("", SignInThrottle.Words);
        if (ModelState.IsValid)
        {
            var changed = await people.ChangePasswordAsync(person, Current!, New ?? "");
            if (changed.Succeeded)
            {
                await audit.WriteAsync("Changed their password", Me.Subject);
                await sessions.EndAllAsync(Me.Subject, User.FindFirst("sid")?.Value, cancellationToken);
                await browsers.ForgetAsync(person, exceptThis: true);
                Say("Your password is changed");
                return RedirectToPage("Index");
            }

            foreach (var error in changed.Errors)
            {
                var isOld = error.Code == nameof(IdentityErrorDescriber.PasswordMismatch);
                ModelState.AddModelError(isOld ? nameof(Current) : nameof(New),
                    isOld ? "This is not your password" : error.Description);
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
