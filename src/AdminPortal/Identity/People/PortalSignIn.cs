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
/// Signs people in at the issuer. Nobody comes in without two-step, a session knows the agency that it is for, and
/// every attempt is noted.
/// </summary>
public sealed class PortalSignIn(
    UserManager<PersonAccount> people, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<PersonAccount> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<PersonAccount>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<PersonAccount> confirmation, IdentityDb db,
    KnownBrowsers browsers, IdentityAudit audit, TimeProvider clock) : SignInManager<PersonAccount>(
        people, accessor, claims, options, logger, schemes, confirmation)
{
    private const string PasskeyMeans = "passkey";

    /// <summary>What the person proves themselves with in this request.</summary>
    private string means = "";

    public override async Task<bool> CanSignInAsync(PersonAccount user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Disabled && user.TwoFactorEnabled
            && await db.Memberships.AnyAsync(m => m.PersonId == user.Id && !m.Agency.Suspended);
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(
        PersonAccount user, string password, bool lockoutOnFailure)
    {
        var wasLocked = await UserManager.IsLockedOutAsync(user);
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded) await NoteAsync(user, result, wasLocked, SignInWords.WrongPassword);
        return result;
    }

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(
        string code, bool isPersistent, bool rememberClient)
    {
        means = "password and code";
        var person = await GetTwoFactorAuthenticationUserAsync();
        var wasLocked = person is not null && await UserManager.IsLockedOutAsync(person);
        var result = await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
        if (!result.Succeeded && person is not null) await NoteAsync(person, result, wasLocked, SignInWords.WrongCode);
        return result;
    }

    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        means = "password and recovery code";
        var person = await GetTwoFactorAuthenticationUserAsync();
        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (result.Succeeded || person is null) return result;

        // Wrong ones count here as any other wrong attempt does.
        await UserManager.AccessFailedAsync(person);
        result = await UserManager.IsLockedOutAsync(person) ? SignInResult.LockedOut : result;
        await NoteAsync(person, result, wasLocked: false, SignInWords.WrongRecovery);
        return result;
    }

    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        means = PasskeyMeans;
        var result = await base.PasskeySignInAsync(credentialJson);
        if (!result.Succeeded) await audit.WriteSignInAsync(SignInWords.WrongPasskey, null);
        return result;
    }

    /// <summary>
    /// A lock keeps people from guessing, and comes from nothing but wrong passwords and codes. A passkey can't be
    /// guessed: whoever has one is not kept out by what others tried. Being disabled is another thing.
    /// </summary>
    protected override async Task<bool> IsLockedOut(PersonAccount user) =>
        means != PasskeyMeans && await base.IsLockedOut(user);

    /// <summary>Every way to sign in ends here.</summary>
    public override async Task SignInWithClaimsAsync(
        PersonAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        var agencies = await db.Memberships.Where(m => m.PersonId == user.Id && !m.Agency.Suspended)
            .Select(m => m.AgencyId).ToListAsync();
        await SignInAsync(user, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            agencies.Count == 1 ? agencies[0] : null, clock.GetUtcNow().ToUnixTimeSeconds());

        // By itself, so that of two at once both come in.
        var now = clock.GetUtcNow();
        await db.Users.Where(p => p.Id == user.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.LastSignInAt, now));
        await audit.WriteSignInAsync(SignInWords.Done, user, means);
        await browsers.RememberAsync(user);
    }

    /// <summary>The same session, with what they proved again just now.</summary>
    internal async Task ProvedAgainAsync(PersonAccount user, ClaimsPrincipal session)
    {
        await SignInAsync(user, session.FindFirstValue("sid")!, session.FindFirstValue("agency"),
            clock.GetUtcNow().ToUnixTimeSeconds());
        await audit.WriteSignInAsync(SignInWords.Again, user);
    }

    /// <summary>The same session, for the agency that they chose.</summary>
    internal Task ChooseAsync(PersonAccount user, ClaimsPrincipal session, string agency) => SignInAsync(
        user, session.FindFirstValue("sid")!, agency,
        long.Parse(session.FindFirstValue("auth_time")!, CultureInfo.InvariantCulture));

    private async Task NoteAsync(PersonAccount person, SignInResult result, bool wasLocked, string wrong)
    {
        if (result.RequiresTwoFactor) return;
        var (what, detail) = result switch
        {
            { IsNotAllowed: true } => (SignInWords.NotAllowed, ""),
            { IsLockedOut: true } when wasLocked => (SignInWords.WhileLocked, ""),
            { IsLockedOut: true } => (wrong, await browsers.FindAsync(person) is null
                ? SignInWords.Locked : SignInWords.LockedHere),
            _ => (wrong, ""),
        };
        await audit.WriteSignInAsync(what, person, detail);
    }

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
