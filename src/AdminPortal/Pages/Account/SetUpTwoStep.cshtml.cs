using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>
/// The second step behind a set-up link: an app that makes codes. The link has done its work when a code is right.
/// </summary>
[AllowAnonymous]
public sealed class SetUpTwoStepModel(
    UserManager<PersonAccount> people, SetUpLinks links, SetUpCookie cookie, SignInThrottle throttle,
    IdentityAudit audit) : SetUpStep(links, cookie)
{
    private const int Codes = 10;

    [BindProperty]
    public string? Code { get; set; }

    public string UserName { get; private set; } = "";

    public string Picture { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>Shown once, when all is done.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenedAsync() is not { Person: var person }) return Instead;
        if (!HasTakenFirst(person)) return RedirectToPage("SetUp");
        await ShowAsync(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenedAsync() is not { Person: var person }) return Instead;
        if (!HasTakenFirst(person)) return RedirectToPage("SetUp");
        var code = string.Concat((Code ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (!throttle.Allows(HttpContext))
        {
            ModelState.AddModelError(nameof(Code), SignInThrottle.Words);
        }
        else if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            ModelState.AddModelError(nameof(Code),
                "This code is not right, or was used already. Enter the next one that your app shows");
        }
        else
        {
            await FinishAsync(person);
            return Page();
        }

        await ShowAsync(person);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>
    /// Whether the first step was taken in this browser, and nowhere since. Its app has the key of that step; nobody
    /// else who opens the link comes to see it.
    /// </summary>
    private bool HasTakenFirst(PersonAccount person) =>
        person.PasswordHash is not null && Cookie.ReadStep(HttpContext) is { } stamp && stamp == person.SecurityStamp;

    private async Task FinishAsync(PersonAccount person)
    {
        await people.SetTwoFactorEnabledAsync(person, true);
        await people.ResetAccessFailedCountAsync(person);
        await people.SetLockoutEndDateAsync(person, null);
        RecoveryCodes = [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, Codes) ?? []];
        await Links.EndAsync(person);
        Cookie.Forget(HttpContext);
        await audit.WriteOfPersonAsync("Set up their sign-in", person, by: person);
    }

    private async Task ShowAsync(PersonAccount person)
    {
        var key = await people.GetAuthenticatorKeyAsync(person) ?? "";
        UserName = person.UserName!;
        (Picture, Key) = (AppLink.Picture(UserName, key), AppLink.Spaced(key));
        Code = null;
    }
}
