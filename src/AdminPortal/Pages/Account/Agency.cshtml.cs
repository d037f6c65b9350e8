using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Which agency somebody works for now, if they work for several. A session is for one of them.</summary>
[AllowAnonymous]
public sealed class AgencyModel(PortalSignIn signIn, UserManager<PersonAccount> people, IdentityDb db) : PortalPage
{
    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    private PersonAccount? Person { get; set; }

    private ClaimsPrincipal? Session { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : ToSignIn();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return ToSignIn();
        if (Choices.Any(c => c.Value == Agency))
        {
            await signIn.ChooseAsync(Person!, Session!, Agency!);

            // On with the sign-in that asked; or, from their account, a new one that knows the agency already.
            var next = ReturnTo.Safe(Url, ReturnUrl);
            return next == "/"
                ? Challenge(new AuthenticationProperties { RedirectUri = next },
                    OpenIdConnectDefaults.AuthenticationScheme)
                : LocalRedirect(next);
        }

        ModelState.AddModelError(nameof(Agency), "Choose the agency that you work for now");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        Session = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        if (Session?.FindFirstValue("sub") is not { } subject) return false;
        Person = await people.FindByIdAsync(subject);
        if (Person is null) return false;
        Choices = await db.Memberships.Where(m => m.PersonId == Person.Id && !m.Agency.Suspended)
            .OrderBy(m => m.Agency.Name).Select(m => new Choice(m.AgencyId, m.Agency.Name, null)).ToListAsync();
        return true;
    }

    private RedirectToPageResult ToSignIn() =>
        RedirectToPage("SignIn", new { returnUrl = ReturnTo.Safe(Url, ReturnUrl) });
}
