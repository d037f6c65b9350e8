using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Notes who changed what about people and credentials, and who tried to sign in, and when.</summary>
public sealed class IdentityAudit(IdentityDb db, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>
    /// Is saved with the next save of the same request, together with what it tells of. An agency's own auditors see
    /// what names their agency here.
    /// </summary>
    internal void Note(
        string what, string about, string detail = "", PersonAccount? by = null,
        IEnumerable<string>? agencies = null)
    {
        var user = accessor.HttpContext?.User;
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow(),
            Who = by?.Id.ToString() ?? user?.FindFirstValue("sub") ?? "system",
            WhoName = by?.Name ?? user?.FindFirstValue("name") ?? "The platform",
            What = what,
            About = about,
            Detail = detail,
        };
        foreach (var agency in agencies ?? []) entry.Reach.Add(new AuditReach { AgencyId = agency, At = entry.At });
        db.Audit.Add(entry);
    }

    /// <summary>What is about somebody wherever they work: it is for every agency that they are at now.</summary>
    internal async Task NoteOfPersonAsync(string what, PersonAccount person, PersonAccount? by = null) => Note(
        what, person.Id.ToString(), by: by, agencies: await db.Memberships.Where(m => m.PersonId == person.Id)
            .Select(m => m.AgencyId).ToListAsync());

    internal async Task WriteOfPersonAsync(string what, PersonAccount person, PersonAccount? by = null)
    {
        await NoteOfPersonAsync(what, person, by);
        await db.SaveChangesAsync();
    }

    /// <summary>What is about an agency and for it.</summary>
    internal async Task WriteOfAgencyAsync(string what, string agency)
    {
        Note(what, agency, agencies: [agency]);
        await db.SaveChangesAsync();
    }

    /// <summary>An attempt to sign in. Null: at an account that there is not.</summary>
    internal async Task WriteSignInAsync(string what, PersonAccount? account, string detail = "")
    {
        var id = account?.Id.ToString() ?? "";
        db.Audit.Add(new AuditEntry
        {
            Kind = AuditKind.SignIn,
            At = clock.GetUtcNow(),
            Who = id,
            What = what,
            About = id,
            Detail = detail,
        });
        await db.SaveChangesAsync();
    }

    internal async Task WriteAsync(string what, string about, string detail = "")
    {
        Note(what, about, detail);
        await db.SaveChangesAsync();
    }

    /// <summary>The names, as they are now, of the accounts that tried to sign in.</summary>
    internal Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<AuditEntry> entries, CancellationToken cancellationToken) =>
        NamesAsync(entries.Where(e => e.Kind == AuditKind.SignIn).Select(e => e.Who), db.Users, cancellationToken);

    /// <summary>
    /// The names, as they are now, of the people that changes are about, for an agency: of its own alone. Whoever left
    /// may be called otherwise since, and may have reason to be found by nobody of before.
    /// </summary>
    internal Task<IReadOnlyDictionary<string, string>> NamesOfAboutAsync(
        IEnumerable<AuditEntry> changes, string agency, CancellationToken cancellationToken) => NamesAsync(
        changes.Select(e => e.About),
        db.Users.Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.AgencyId == agency)), cancellationToken);

    /// <summary>A page of entries, the latest first.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> ListAsync(
        AuditKind kind, string? about, int skip, int take, CancellationToken cancellationToken) =>
        await db.Audit.AsNoTracking().Where(e => e.Kind == kind && (about == null || e.About == about))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(skip).Take(take)
            .ToListAsync(cancellationToken);

    /// <summary>A page of what is for one agency, the latest first; of a time, or of all time.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> ListOfAgencyAsync(
        string agency, (DateTimeOffset From, DateTimeOffset To)? time, int skip, int take,
        CancellationToken cancellationToken)
    {
        var reach = db.Reach.AsNoTracking().Where(r => r.AgencyId == agency);
        if (time is (var from, var to)) reach = reach.Where(r => r.At >= from && r.At < to);
        return await reach.OrderByDescending(r => r.At).ThenByDescending(r => r.EntryId).Skip(skip).Take(take)
            .Select(r => r.Entry).ToListAsync(cancellationToken);
    }

    /// <summary>When the first of what is for one agency was; null for nothing yet.</summary>
    internal Task<DateTimeOffset?> FirstOfAgencyAsync(string agency, CancellationToken cancellationToken) =>
        db.Reach.Where(r => r.AgencyId == agency).OrderBy(r => r.At).Select(r => (DateTimeOffset?)r.At)
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<string> accounts, IQueryable<PersonAccount> people, CancellationToken cancellationToken)
    {
        var ids = accounts.Select(a => Guid.TryParse(a, out var id) ? id : Guid.Empty).Distinct().ToList();
        return await people.Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id.ToString(), p => p.Name, cancellationToken);
    }
}
