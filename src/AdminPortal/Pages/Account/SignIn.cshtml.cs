using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>
/// The issuer's sign-in: a password, then a code; or a passkey. Whoever is signed in and comes here has to prove again
/// who they are.
/// </summary>
[AllowAnonymous]
public sealed class SignInModel(
    PortalSignIn signIn, UserManager<PersonAccount> people, SignInThrottle throttle,
    IPasswordHasher<PersonAccount> hasher, IdentityAudit audit) : PortalPage
{
    private const string Refused =
        "The email address or password is not right. After five wrong attempts within 15 minutes, wait as long before "
        + "the next";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether somebody who is signed in proves it again.</summary>
    public bool Again => Known is not null;

    private PersonAccount? Known { get; set; }

    private System.Security.Claims.ClaimsPrincipal? Session { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Known is null && string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Enter your email address");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid) return Wrong();
        if (!throttle.Allows(HttpContext)) return Wrong(SignInThrottle.Words, StatusCodes.Status429TooManyRequests);
        if (Known is not null)
        {
            var again = await signIn.CheckPasswordSignInAsync(Known, Password!, lockoutOnFailure: true);
            if (!again.Succeeded) return Wrong(Refused);
            await signIn.ProvedAgainAsync(Known, Session!);
            return LocalRedirect(ReturnTo.Safe(Url, ReturnUrl));
        }

        if (await people.FindByNameAsync(Email!.Trim()) is not { PasswordHash: not null } person)
        {
            // As long as for somebody who is known here.
            hasher.HashPassword(new PersonAccount(), Password!);
            await audit.WriteSignInAsync(SignInWords.Unknown, null);
            return Wrong(Refused);
        }

        var result = await signIn.PasswordSignInAsync(person, Password!, isPersistent: false, lockoutOnFailure: true);

        // A locked or disabled person is refused before the password is looked at; that takes as long all the same.
        if (result.IsLockedOut || result.IsNotAllowed) hasher.HashPassword(person, Password!);
        return result.RequiresTwoFactor
            ? RedirectToPage("TwoStep", new { returnUrl = ReturnTo.Safe(Url, ReturnUrl) })
            : Wrong(Refused);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        if (!throttle.Allows(HttpContext)) return Wrong(SignInThrottle.Words, StatusCodes.Status429TooManyRequests);
        const string notKnown = "This passkey does not work here. Use your password and a code";
        if (string.IsNullOrEmpty(Passkey)) return Wrong(notKnown);
        try
        {
            if (Known is null)
            {
                var result = await signIn.PasskeySignInAsync(Passkey);
                return result.Succeeded ? LocalRedirect(ReturnTo.Safe(Url, ReturnUrl)) : Wrong(notKnown);
            }

            var proof = await signIn.PerformPasskeyAssertionAsync(Passkey);
            if (!proof.Succeeded || proof.User.Id != Known.Id)
            {
                await audit.WriteSignInAsync(SignInWords.WrongPasskey, Known);
                return Wrong(notKnown);
            }

            await people.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
            await signIn.ProvedAgainAsync(Known, Session!);
            return LocalRedirect(ReturnTo.Safe(Url, ReturnUrl));
        }
        catch (InvalidOperationException)
        {
            // The page was open for too long, or nothing was asked for.
            return Wrong(notKnown);
        }
    }

    private async Task LoadAsync()
    {
        Session = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        Known = Session?.FindFirst("sub") is { } subject ? await people.FindByIdAsync(subject.Value) : null;
    }

    private IActionResult Wrong(string? words = null, int status = StatusCodes.Status422UnprocessableEntity)
    {
        if (words is not null) ModelState.AddModelError(nameof(Password), words);
        (Password, Passkey) = (null, null);
        Response.StatusCode = status;
        return Page();
    }
}
