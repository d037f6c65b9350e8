using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// One-time links with which people set up their sign-in. Whoever makes one passes it on themselves; no mail is sent.
/// </summary>
public sealed class SetUpLinks(IdentityDb db, PortalAddress address, TimeProvider clock)
{
    internal const string Path = "/account/set-up";
    internal static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>Makes one; those made for the person before stop working.</summary>
    internal async Task<Uri> MakeAsync(PersonAccount person, TimeSpan lifetime)
    {
        await EndAsync(person);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.SetUpLinks.Add(new SetUpLink
        {
            PersonId = person.Id,
            SecretHash = Hash(secret),
            ExpiresAt = clock.GetUtcNow() + lifetime,
        });
        await db.SaveChangesAsync();
        return address.At($"{Path}?link={secret}");
    }

    /// <summary>The link with its person; null if it does not work any more.</summary>
    internal async Task<SetUpLink?> FindAsync(string? secret)
    {
        if (secret is not { Length: > 0 and < 100 }) return null;
        var (hash, now) = (Hash(secret), clock.GetUtcNow());
        return await db.SetUpLinks.Include(l => l.Person)
            .SingleOrDefaultAsync(l => l.SecretHash == hash && l.ExpiresAt > now && !l.Person.Disabled);
    }

    internal Task EndAsync(PersonAccount person) =>
        db.SetUpLinks.Where(l => l.PersonId == person.Id).ExecuteDeleteAsync();

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
