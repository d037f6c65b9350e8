using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Notes who changed what about people and credentials, and who tried to sign in, and when.</summary>
public sealed class IdentityAudit(IdentityDb db, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>Is saved with the next save of the same request, together with what it tells of.</summary>
    internal void Note(string what, string about, string detail = "", PersonAccount? by = null)
    {
        var user = accessor.HttpContext?.User;
        db.Audit.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            Who = by?.Id.ToString() ?? user?.FindFirstValue("sub") ?? "system",
            WhoName = by?.Name ?? user?.FindFirstValue("name") ?? "The platform",
            What = what,
            About = about,
            Detail = detail,
        });
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

    internal async Task WriteAsync(string what, string about, string detail = "", PersonAccount? by = null)
    {
        Note(what, about, detail, by);
        await db.SaveChangesAsync();
    }

    /// <summary>The names, as they are now, of the accounts that tried to sign in.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Where(e => e.Kind == AuditKind.SignIn && e.Who.Length > 0).Select(e => Guid.Parse(e.Who))
            .Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<string, string>() : await db.Users.Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id.ToString(), p => p.Name, cancellationToken);
    }

    /// <summary>A page of entries, the latest first.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> ListAsync(
        AuditKind kind, string? about, int skip, int take, CancellationToken cancellationToken) =>
        await db.Audit.AsNoTracking().Where(e => e.Kind == kind && (about == null || e.About == about))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(skip).Take(take)
            .ToListAsync(cancellationToken);
}
