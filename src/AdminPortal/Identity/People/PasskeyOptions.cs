using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>What a browser is asked to make or use a passkey with.</summary>
internal static class PasskeyOptions
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/account/passkeys/to-sign-in", ToSignInAsync).AllowAnonymous();
        app.MapPost("/account/passkeys/to-add", ToAddAsync).RequireAuthorization();
    }

    private static async Task<IResult> ToSignInAsync(
        HttpContext http, PortalSignIn signIn, UserManager<PersonAccount> people, IAntiforgery forms)
    {
        if (!await forms.IsRequestValidAsync(http)) return Results.BadRequest();

        // Nobody's passkeys are named to a stranger; whoever proves it again is asked for one of theirs.
        var session = (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        var person = session?.FindFirstValue("sub") is { } id ? await people.FindByIdAsync(id) : null;
        return Results.Content(await signIn.MakePasskeyRequestOptionsAsync(person), "application/json");
    }

    private static async Task<IResult> ToAddAsync(
        HttpContext http, PortalSignIn signIn, UserManager<PersonAccount> people, IAntiforgery forms)
    {
        if (!await forms.IsRequestValidAsync(http)) return Results.BadRequest();
        if (await people.FindByIdAsync(http.User.FindFirstValue("sub") ?? "") is not { } person)
            return Results.NotFound();
        return Results.Content(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
            {
                Id = person.Id.ToString(),
                Name = person.UserName!,
                DisplayName = person.Name,
            }), "application/json");
    }
}
