using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>What a platform administrator does about people. Every act is noted.</summary>
public sealed class PeopleAdmin(
    IdentityDb db, UserManager<PersonAccount> people, SetUpLinks links, Sessions sessions, KnownBrowsers browsers,
    IdentityAudit audit, TimeProvider clock)
{
    internal const string LastAdministrator =
        "This is the only platform administrator who can sign in. Make somebody else one first";

    internal Task<PersonAccount?> FindAsync(Guid id) => db.Users
        .Include(p => p.Memberships).ThenInclude(m => m.Agency).SingleOrDefaultAsync(p => p.Id == id);

    /// <summary>Somebody new; or, with the same address, a further agency of somebody known.</summary>
    internal async Task<(PersonAccount Person, Uri? Link)> InviteAsync(
        string name, string email, string agency, IEnumerable<string> roles)
    {
        var known = await people.FindByNameAsync(email);
        var person = known ?? new PersonAccount
        {
            UserName = email,
            Email = email,
            Name = name,
            CreatedAt = clock.GetUtcNow(),
        };
        var list = string.Join(' ', roles);
        audit.Note("Invited a person", person.Id.ToString(), $"{agency}: {RoleWords.Of(list.Split(' '))}",
            agencies: [agency]);
        if (known is null)
        {
            person.Memberships.Add(new Membership { AgencyId = agency, Roles = list });
            var made = await people.CreateAsync(person);
            Done(made);
        }
        else
        {
            db.Memberships.Add(new Membership { PersonId = known.Id, AgencyId = agency, Roles = list });
            await db.SaveChangesAsync();
        }

        return (person, person.TwoFactorEnabled
            ? null : await links.MakeAsync(person, SetUpLinks.InvitationLifetime));
    }

    /// <summary>Other roles at an agency; none takes them out of it. What is wrong with it, or null.</summary>
    internal async Task<string?> ChangeRolesAsync(PersonAccount person, string agency, IReadOnlyList<string> roles)
    {
        var membership = person.Memberships.Single(m => m.AgencyId == agency);
        if (membership.RoleNames.Contains(Person.PlatformAdmin) && !roles.Contains(Person.PlatformAdmin)
            && await IsLastAsync(person)) return LastAdministrator;
        audit.Note("Changed roles", person.Id.ToString(),
            $"{agency}: {RoleWords.Of(membership.RoleNames)} → {(roles.Count == 0 ? "none" : RoleWords.Of(roles))}",
            agencies: [agency]);
        if (roles.Count == 0) db.Memberships.Remove(membership);
        else membership.Roles = string.Join(' ', roles);
        await db.SaveChangesAsync();
        await sessions.EndAllAsync(person.Id.ToString(), null, CancellationToken.None);
        return null;
    }

    internal async Task<string?> DisableAsync(PersonAccount person, bool disabled)
    {
        if (disabled && await IsLastAsync(person)) return LastAdministrator;
        person.Disabled = disabled;
        await audit.NoteOfPersonAsync(disabled ? "Disabled a person" : "Enabled a person", person);
        Done(await people.UpdateAsync(person));
        if (disabled) await EndEverythingAsync(person);
        return null;
    }

    /// <summary>Takes password, two-step, codes and passkeys away, and makes a link to set them anew.</summary>
    internal async Task<(Uri? Link, string? Wrong)> ResetAsync(PersonAccount person)
    {
        if (await IsLastAsync(person)) return (null, LastAdministrator);
        await audit.NoteOfPersonAsync("Reset how a person signs in", person);
        foreach (var passkey in await people.GetPasskeysAsync(person))
            Done(await people.RemovePasskeyAsync(person, passkey.CredentialId));
        Done(await people.RemovePasswordAsync(person));
        Done(await people.SetTwoFactorEnabledAsync(person, false));
        Done(await people.ResetAuthenticatorKeyAsync(person));
        await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 0);
        await EndEverythingAsync(person);
        return (await links.MakeAsync(person, SetUpLinks.InvitationLifetime), null);
    }

    internal async Task SignOutAsync(PersonAccount person)
    {
        await sessions.EndAllAsync(person.Id.ToString(), null, CancellationToken.None);
        await browsers.ForgetAsync(person);
        await audit.WriteOfPersonAsync("Signed a person out everywhere", person);
    }

    /// <summary>What did not happen is never said to have: somebody else changed the person meanwhile.</summary>
    private static void Done(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(result.ToString());
    }

    private async Task EndEverythingAsync(PersonAccount person)
    {
        await links.EndAsync(person);
        await browsers.ForgetAsync(person);
        await sessions.EndAllAsync(person.Id.ToString(), null, CancellationToken.None);
    }

    /// <summary>Whether nobody could administer the platform any more without this agency.</summary>
    internal async Task<bool> HoldsLastAsync(string agency) =>
        await AdministratorsAsync(db.Memberships.Where(m => m.AgencyId != agency)) is { Count: 0 }
        && await AdministratorsAsync(db.Memberships) is { Count: > 0 };

    /// <summary>Nobody locks the platform without a key: one administrator always remains.</summary>
    private async Task<bool> IsLastAsync(PersonAccount person)
    {
        var administrators = await AdministratorsAsync(db.Memberships);
        return administrators.Count == 1 && administrators[0] == person.Id;
    }

    private Task<List<Guid>> AdministratorsAsync(IQueryable<Membership> memberships) => memberships
        .Where(m => m.Roles.Contains(Person.PlatformAdmin) && !m.Agency.Suspended)
        .Join(db.Users.Where(p => !p.Disabled && p.TwoFactorEnabled), m => m.PersonId, p => p.Id, (_, p) => p.Id)
        .Distinct().ToListAsync();
}
