using System.Net.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>
/// The first step behind a set-up link: who the person is, and a password of their own choice.
/// </summary>
[AllowAnonymous]
public sealed class SetUpModel(
    UserManager<PersonAccount> people, SetUpLinks links, SetUpCookie cookie, SignInThrottle throttle)
    : SetUpStep(links, cookie)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>The first administrator has no address yet; everybody else was invited at theirs.</summary>
    public bool AsksEmail { get; private set; }

    public string? KnownEmail { get; private set; }

    /// <summary>With the secret of the link: keeps it out of sight, and shows the page without it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        // Read by hand: what is bound to a page stands in the most talkative of logs.
        if (Request.Query["link"].FirstOrDefault() is { Length: > 0 } link)
        {
            if (await Links.FindAsync(link) is not { } found) return RedirectToPage("LinkPast");
            Cookie.Keep(HttpContext, link, found.ExpiresAt);
            return RedirectToPage();
        }

        if (await OpenedAsync() is not { Person: var person }) return Instead;
        Show(person);
        Name = person.Email is null ? null : person.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenedAsync() is not { Person: var person }) return Instead;
        Show(person);
        if (!throttle.Allows(HttpContext)) ModelState.AddModelError("", SignInThrottle.Words);
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter your name");
        else person.Name = Name.Trim();
        if (AsksEmail) await TakeEmailAsync(person);
        if (Password != Repeated) ModelState.AddModelError(nameof(Repeated), "Enter the same password again");
        if (ModelState.IsValid && await SaveAsync(person)) return RedirectToPage("SetUpTwoStep");
        (Password, Repeated) = (null, null);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Show(PersonAccount person) =>
        (AsksEmail, KnownEmail) = (person.Email is null || !person.UserName!.Contains('@'), person.Email);

    private async Task TakeEmailAsync(PersonAccount person)
    {
        var email = Email?.Trim() ?? "";
        if (!MailAddress.TryCreate(email, out _))
            ModelState.AddModelError(nameof(Email), "Enter an email address, such as name@example.org");
        else if (await people.FindByNameAsync(email) is { } other && other.Id != person.Id)
            ModelState.AddModelError(nameof(Email), "Somebody else signs in with this email address");
        else
            (person.Email, person.UserName) = (email, email);
    }

    private async Task<bool> SaveAsync(PersonAccount person)
    {
        foreach (var validator in people.PasswordValidators)
        {
            var checkedResult = await validator.ValidateAsync(people, person, Password);
            foreach (var error in checkedResult.Errors.Where(e => e.Code == "Password"))
                ModelState.AddModelError(nameof(Password), error.Description);
        }

        if (!ModelState.IsValid) return false;
        if (person.PasswordHash is not null) await people.RemovePasswordAsync(person);
        var saved = await people.AddPasswordAsync(person, Password!);
        foreach (var error in saved.Errors) ModelState.AddModelError(nameof(Password), error.Description);
        if (!saved.Succeeded) return false;

        // The key for the app belongs to this step, and is shown in this browser alone.
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        Cookie.KeepStep(HttpContext, person.SecurityStamp!);
        return true;
    }
}
