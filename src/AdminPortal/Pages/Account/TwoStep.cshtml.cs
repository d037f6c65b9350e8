using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>The second step: a code of the app, or one of the recovery codes.</summary>
[AllowAnonymous]
public sealed class TwoStepModel(
    PortalSignIn signIn, UserManager<PersonAccount> people, SignInThrottle throttle) : PortalPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Asks for a recovery code.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Recovery { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person) return Again();
        var code = string.Concat((Code ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (code.Length == 0) ModelState.AddModelError(nameof(Code), "Enter the code");
        else if (!throttle.Allows(HttpContext)) ModelState.AddModelError(nameof(Code), SignInThrottle.Words);
        else if (await people.IsLockedOutAsync(person)) ModelState.AddModelError(nameof(Code), Locked);
        else if (await IsRightAsync(code)) return LocalRedirect(ReturnTo.Safe(Url, ReturnUrl));

        Code = null;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private const string Locked =
        "After five wrong attempts within 15 minutes, wait 15 minutes before the next";

    private async Task<bool> IsRightAsync(string code)
    {
        if (Recovery)
        {
            var recovered = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
            if (recovered.Succeeded) return true;
            ModelState.AddModelError(nameof(Code), recovered.IsLockedOut
                ? Locked : "This recovery code is not right, or was used already");
            return false;
        }

        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded) return true;
        ModelState.AddModelError(nameof(Code), result.IsLockedOut
            ? Locked : "This code is not right, or was used already. Enter the next one that your app shows");
        return false;
    }

    private IActionResult Again() => RedirectToPage("SignIn", new { returnUrl = ReturnTo.Safe(Url, ReturnUrl) });
}
