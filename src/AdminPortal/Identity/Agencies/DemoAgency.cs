using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.Agencies;

/// <summary>
/// In Development alone: an agency that says of itself that it is synthetic, with a credential for the demonstration,
/// whose secret is made anew on each machine and given to both sides; and a person for each role, who has no password:
/// whoever administers the platform makes their set-up links.
/// </summary>
internal sealed class DemoAgency(
    IServiceScopeFactory scopes, IOptions<PortalIdentityOptions> options, IHostEnvironment environment,
    TimeProvider clock)
{
    internal const string Id = "demo-agency";

    private static readonly (string Name, string Roles)[] People =
    [
        ("Demonstration practitioner", Person.Practitioner),
        ("Demonstration reviewer", Person.Reviewer),
        ("Demonstration manager", Person.Manager),
        ("Demonstration safeguarding lead", Person.SafeguardingLead),
        ("Demonstration directory administrator", Person.DirectoryAdmin),
        ("Demonstration auditor", Person.Auditor),
    ];

    /// <summary>Whether it is here. Elsewhere its id may be a real agency's.</summary>
    internal static bool IsOffered(PortalIdentityOptions options, IHostEnvironment environment) =>
        environment.IsDevelopment() && options.IsIssuer && options.DemoSecret is { Length: > 0 };

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!IsOffered(options.Value, environment)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (!await db.Agencies.AnyAsync(a => a.Id == Id, cancellationToken))
        {
            db.Agencies.Add(new Agency
            {
                Id = Id,
                Name = "Demonstration agency (synthetic)",
                CreatedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
            await AddPeopleAsync(scope.ServiceProvider.GetRequiredService<UserManager<PersonAccount>>());
        }

        await scope.ServiceProvider.GetRequiredService<ClientCredentials>().PutAsync(
            Id + "-system", options.Value.DemoSecret!, Id, ClientCredentials.AgencySystem, "Demonstration (synthetic)",
            cancellationToken);
    }

    private async Task AddPeopleAsync(UserManager<PersonAccount> people)
    {
        foreach (var (name, roles) in People)
        {
            var address = $"{roles.Replace('_', '-')}@demo-agency.example";
            var person = new PersonAccount
            {
                UserName = address,
                Email = address,
                Name = name,
                CreatedAt = clock.GetUtcNow(),
            };
            person.Memberships.Add(new Membership { AgencyId = Id, Roles = roles });
            var made = await people.CreateAsync(person);
            if (!made.Succeeded) throw new InvalidOperationException(made.ToString());
        }
    }
}
