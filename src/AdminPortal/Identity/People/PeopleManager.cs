using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// People, with wrong attempts counted where they come from: in a browser that the account knows, or among those of all
/// strangers. Every step of signing in asks here, so that none counts otherwise.
/// </summary>
internal sealed class PeopleManager(
    IUserStore<PersonAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<PersonAccount> hasher,
    IEnumerable<IUserValidator<PersonAccount>> validators, IEnumerable<IPasswordValidator<PersonAccount>> passwords,
    ILookupNormalizer names, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<PersonAccount>> logger, KnownBrowsers browsers, StrangersAttempts strangers)
    : UserManager<PersonAccount>(
        store, options, hasher, validators, passwords, names, errors, services, logger)
{
    public override async Task<bool> IsLockedOutAsync(PersonAccount user) =>
        await browsers.FindAsync(user) is { } known ? browsers.IsLocked(known) : strangers.IsLocked(user);

    public override async Task<IdentityResult> AccessFailedAsync(PersonAccount user)
    {
        if (await browsers.FindAsync(user) is { } known) await browsers.FailedAsync(known);
        else await strangers.FailedAsync(user);
        return IdentityResult.Success;
    }

    public override async Task<IdentityResult> ResetAccessFailedCountAsync(PersonAccount user)
    {
        if (await browsers.FindAsync(user) is { } known) await browsers.ResetAsync(known);
        else await strangers.ResetAsync(user);
        return IdentityResult.Success;
    }
}
