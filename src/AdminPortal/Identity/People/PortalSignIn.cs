using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// Signs people in at the issuer. Nobody comes in without two-step, and a session knows the agency that it is for.
/// </summary>
public sealed class PortalSignIn(
    UserManager<PersonAccount> people, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<PersonAccount> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<PersonAccount>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<PersonAccount> confirmation, IdentityDb db,
    TimeProvider clock) : SignInManager<PersonAccount>(
        people, accessor, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(PersonAccount user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Disabled && user.TwoFactorEnabled
            && await db.Memberships.AnyAsync(m => m.PersonId == user.Id && !m.Agency.Suspended);
    }

    /// <summary>Every way to sign in ends here.</summary>
    public override async Task SignInWithClaimsAsync(
        PersonAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        var agencies = await db.Memberships.Where(m => m.PersonId == user.Id && !m.Agency.Suspended)
            .Select(m => m.AgencyId).ToListAsync();
        await SignInAsync(user, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            agencies.Count == 1 ? agencies[0] : null, clock.GetUtcNow().ToUnixTimeSeconds());
        user.LastSignInAt = clock.GetUtcNow();
        await UserManager.UpdateAsync(user);
    }

    /// <summary>The same session, with what they proved again just now.</summary>
    internal Task ProvedAgainAsync(PersonAccount user, ClaimsPrincipal session) => SignInAsync(
        user, session.FindFirstValue("sid")!, session.FindFirstValue("agency"), clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>The same session, for the agency that they chose.</summary>
    internal Task ChooseAsync(PersonAccount user, ClaimsPrincipal session, string agency) => SignInAsync(
        user, session.FindFirstValue("sid")!, agency,
        long.Parse(session.FindFirstValue("auth_time")!, CultureInfo.InvariantCulture));

    private Task SignInAsync(PersonAccount user, string sid, string? agency, long at)
    {
        var identity = new ClaimsIdentity(
            [new("sub", user.Id.ToString()), new("sid", sid),
                new("auth_time", at.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64)],
            IdentityConstants.ApplicationScheme, "name", "role");
        if (agency is not null) identity.AddClaim(new Claim("agency", agency));
        return Context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }
}
