using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Ends the session of whoever asks: the portal's, the issuer's, and every token of it.</summary>
public sealed class SignOut
{
    internal const string Path = "/sign-out";
    private readonly Sessions sessions;
    private readonly PortalTokens tokens;
    private readonly bool isIssuer;

    internal SignOut(Sessions sessions, PortalTokens tokens, IOptions<PortalIdentityOptions> options) =>
        (this.sessions, this.tokens, isIssuer) = (sessions, tokens, options.Value.IsIssuer);

    internal async Task EndAsync(HttpContext http)
    {
        var refreshToken = await http.GetTokenAsync("refresh_token");
        if (http.User.FindFirstValue("sub") is { } subject)
        {
            await sessions.ForgetFormsAsync(subject, CancellationToken.None);
            if (http.User.FindFirstValue("sid") is { } sid)
                await sessions.EndAsync(subject, sid, CancellationToken.None);
        }

        if (isIssuer) await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        else await tokens.GiveBackAsync(refreshToken);
        await http.SignOutAsync();
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost(Path, RunAsync).AllowAnonymous();

    private static async Task<IResult> RunAsync(HttpContext http, SignOut signOut, IAntiforgery forms)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
            return Results.LocalRedirect(Applications.SignedOutPath);
        if (!await forms.IsRequestValidAsync(http)) return Results.BadRequest();
        await signOut.EndAsync(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return signOut.isIssuer
            ? Results.LocalRedirect(Applications.SignedOutPath)
            : Results.SignOut(new AuthenticationProperties { RedirectUri = Applications.SignedOutPath },
                [OpenIdConnectDefaults.AuthenticationScheme]);
    }
}
