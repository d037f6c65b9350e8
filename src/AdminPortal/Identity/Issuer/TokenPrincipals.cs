using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RiskPlatform.AdminPortal.Identity.Issuer;

/// <summary>What tokens say of a person or a system, from what the database says now.</summary>
internal sealed class TokenPrincipals(
    IdentityDb db, Sessions sessions, IOpenIddictAuthorizationManager authorizations,
    IOpenIddictApplicationManager applications, TimeProvider clock)
{
    /// <summary>Null if the person may not sign in any more.</summary>
    internal async Task<ClaimsPrincipal?> OfPersonAsync(
        ClaimsPrincipal signedIn, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var sid = signedIn.FindFirstValue("sid")!;
        var at = long.Parse(signedIn.FindFirstValue(Claims.AuthenticationTime)!, CultureInfo.InvariantCulture);
        var subject = signedIn.FindFirstValue(Claims.Subject)!;
        var principal = await MakeAsync(
            subject, signedIn.FindFirstValue("agency")!, sid, at, request.GetScopes(), cancellationToken);
        if (principal is null) return null;
        var application = await applications.FindByClientIdAsync(request.ClientId!, cancellationToken);

        // One for each sign-in at each client, named after the session, so that the session takes it along.
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = await applications.GetIdAsync(application!, cancellationToken),
            Subject = subject,
            Status = Statuses.Valid,
            Type = AuthorizationTypes.AdHoc,
            CreationDate = clock.GetUtcNow(),
            Properties = { [Sessions.Property] = System.Text.Json.JsonSerializer.SerializeToElement(sid) },
        };
        descriptor.Scopes.UnionWith(request.GetScopes());
        var authorization = await authorizations.CreateAsync(descriptor, cancellationToken);
        principal.SetAuthorizationId(await authorizations.GetIdAsync(authorization, cancellationToken));
        return principal;
    }

    /// <summary>The same again for a new token, if the session still is and the person still may.</summary>
    internal async Task<ClaimsPrincipal?> AgainAsync(ClaimsPrincipal held, CancellationToken cancellationToken)
    {
        var (subject, sid) = (held.GetClaim(Claims.Subject)!, held.GetClaim("sid")!);
        if (!await sessions.IsThereAsync(subject, sid, cancellationToken)) return null;
        var at = long.Parse(held.GetClaim(Claims.AuthenticationTime)!, CultureInfo.InvariantCulture);
        var principal = await MakeAsync(
            subject, held.GetClaim("agency")!, sid, at, held.GetScopes(), cancellationToken);
        principal?.SetAuthorizationId(held.GetAuthorizationId());
        return principal;
    }

    internal static ClaimsPrincipal OfSystem(ClientCredential credential, OpenIddictRequest request)
    {
        var identity = New();
        identity.SetClaim(Claims.Subject, credential.ClientId).SetClaim("agency", credential.AgencyId)
            .SetClaims("role", [credential.Role]);
        return Finish(identity, request.GetScopes().Length > 0
            ? request.GetScopes() : [IssuerSetup.ReadScope, IssuerSetup.WriteScope]);
    }

    private async Task<ClaimsPrincipal?> MakeAsync(
        string subject, string agency, string sid, long at, IEnumerable<string> scopes,
        CancellationToken cancellationToken)
    {
        var id = Guid.Parse(subject, CultureInfo.InvariantCulture);
        var found = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == id && m.AgencyId == agency && !m.Agency.Suspended)
            .Join(db.Users.Where(p => !p.Disabled), m => m.PersonId, p => p.Id, (m, p) => new { m.Roles, p.Name })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var identity = New();
        identity.SetClaim(Claims.Subject, subject).SetClaim(Claims.Name, found.Name).SetClaim("agency", agency)
            .SetClaim("sid", sid).SetClaim(Claims.AuthenticationTime, at)
            .SetClaims("role", [.. found.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        return Finish(identity, scopes);
    }

    private static ClaimsIdentity New() => new("issuer", Claims.Name, "role");

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(IssuerSetup.Audience);
        principal.SetDestinations(static claim => claim.Type switch
        {
            // The service needs no name; what it records is the subject.
            Claims.Name or "sid" or Claims.AuthenticationTime => [Destinations.IdentityToken],
            _ => [Destinations.AccessToken, Destinations.IdentityToken],
        });
        return principal;
    }
}
