using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Ends the session of whoever asks: the portal's, the issuer's, and every token of it.</summary>
internal static class SignOut
{
    internal const string Path = "/sign-out";

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost(Path, RunAsync).AllowAnonymous();

    private static async Task<IResult> RunAsync(
        HttpContext http, BrowserSessions sessions, IAntiforgery forms, IOptions<PortalIdentityOptions> options)
    {
        var isSignedIn = http.User.Identity is { IsAuthenticated: true };
        if (isSignedIn && !await forms.IsRequestValidAsync(http)) return Results.BadRequest();

        // Where the portal's session is over the issuer's may go on, and whoever asks to be out wants it ended too.
        await sessions.EndAsync(http);
        await http.SignOutAsync();
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return options.Value.IsIssuer || !isSignedIn
            ? Results.LocalRedirect(Applications.SignedOutPath)
            : Results.SignOut(new AuthenticationProperties { RedirectUri = Applications.SignedOutPath },
                [OpenIdConnectDefaults.AuthenticationScheme]);
    }
}
