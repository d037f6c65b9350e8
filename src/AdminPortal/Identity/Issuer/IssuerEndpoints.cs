using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.People;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RiskPlatform.AdminPortal.Identity.Issuer;

/// <summary>What the issuer decides itself; OpenIddict checks the protocol before and after.</summary>
internal static class IssuerEndpoints
{
    internal const string Authorize = "/connect/authorize", Token = "/connect/token",
        EndSession = "/connect/end-session";

    internal const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    internal static void MapIssuer(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Authorize, ["GET", "POST"], AuthorizeAsync).AllowAnonymous();
        app.MapPost(Token, TokenAsync).AllowAnonymous();
        app.MapMethods(EndSession, ["GET", "POST"], EndSessionAsync).AllowAnonymous();
    }

    private static async Task<IResult> AuthorizeAsync(
        HttpContext http, TokenPrincipals principals, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var signedIn = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var here = Authorize + QueryString.Create(
            request.GetParameters().Where(p => p.Key != Parameters.Prompt)
                .Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        if (!signedIn.Succeeded || MustProveAgain(request, signedIn.Principal, clock))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "Nobody is signed in.")
                : Results.Redirect("/account/sign-in" + QueryString.Create("returnUrl", here));
        }

        if (signedIn.Principal!.FindFirstValue("agency") is null)
            return Results.Redirect("/account/agency" + QueryString.Create("returnUrl", here));
        var principal = await principals.OfPersonAsync(signedIn.Principal!, request, cancellationToken);
        if (principal is not null) return Results.SignIn(principal, null, Scheme);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Refuse(Errors.AccessDenied, "This person may not sign in.");
    }

    /// <summary>Before a dangerous act a client asks for a proof that is not older than some minutes.</summary>
    private static bool MustProveAgain(OpenIddictRequest request, ClaimsPrincipal person, TimeProvider clock)
    {
        if (request.HasPromptValue(PromptValues.Login)) return true;
        var at = long.Parse(person.FindFirstValue(Claims.AuthenticationTime) ?? "0", CultureInfo.InvariantCulture);
        var since = clock.GetUtcNow().ToUnixTimeSeconds() - at;
        return since > IssuerSetup.LongestSession.TotalSeconds || (request.MaxAge is { } age && since > age);
    }

    private static async Task<IResult> TokenAsync(
        HttpContext http, TokenPrincipals principals, ClientCredentials credentials,
        CancellationToken cancellationToken)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
        {
            return await credentials.UseAsync(request.ClientId!, cancellationToken) is { } credential
                ? Results.SignIn(TokenPrincipals.OfSystem(credential, request), null, Scheme)
                : Refuse(Errors.InvalidClient, "This credential is not in use.");
        }

        // A code or a refresh token; what its person may do is looked up anew.
        var held = (await http.AuthenticateAsync(Scheme)).Principal!;
        return await principals.AgainAsync(held, cancellationToken) is { } principal
            ? Results.SignIn(principal, null, Scheme)
            : Refuse(Errors.InvalidGrant, "The session has ended.");
    }

    private static async Task<IResult> EndSessionAsync(
        HttpContext http, Sessions sessions, CancellationToken cancellationToken)
    {
        // Somebody else's page may send a browser here: without a token of ours it ends nothing.
        var hinted = (await http.AuthenticateAsync(Scheme)).Principal;
        if (hinted?.FindFirstValue("sid") is { } sid)
        {
            await sessions.EndAsync(hinted.FindFirstValue(Claims.Subject) ?? "", sid, cancellationToken);
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        return Results.SignOut(new AuthenticationProperties { RedirectUri = Applications.SignedOutPath }, [Scheme]);
    }

    private static IResult Refuse(string error, string why) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = why,
        }), [Scheme]);
}
