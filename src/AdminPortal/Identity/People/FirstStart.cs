using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// While nobody can sign in, each start makes one administrator's set-up link and writes it where only whoever runs the
/// platform reads it. There is no password that is known beforehand.
/// </summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string UserName = "administrator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The link that was written; null if somebody can sign in.</summary>
    internal Uri? Link { get; private set; }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (await db.Users.AnyAsync(p => p.TwoFactorEnabled, cancellationToken)) return;
        var people = scope.ServiceProvider.GetRequiredService<UserManager<PersonAccount>>();
        var first = await people.FindByNameAsync(UserName) ?? await CreateAsync(db, people, cancellationToken);
        Link = await scope.ServiceProvider.GetRequiredService<SetUpLinks>().MakeAsync(first, Lifetime);
        await Console.Out.WriteLineAsync($"SETUP {Link}");
    }

    private async Task<PersonAccount> CreateAsync(
        IdentityDb db, UserManager<PersonAccount> people, CancellationToken cancellationToken)
    {
        if (!await db.Agencies.AnyAsync(a => a.Id == Agency.Platform, cancellationToken))
            db.Agencies.Add(new Agency { Id = Agency.Platform, Name = "Platform", CreatedAt = clock.GetUtcNow() });
        var person = new PersonAccount { UserName = UserName, Name = "Administrator", CreatedAt = clock.GetUtcNow() };
        person.Memberships.Add(new Membership { AgencyId = Agency.Platform, Roles = Person.PlatformAdmin });
        var made = await people.CreateAsync(person);
        return made.Succeeded ? person : throw new InvalidOperationException(made.ToString());
    }
}
