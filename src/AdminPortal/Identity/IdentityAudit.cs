using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Notes who changed what about people and credentials, and when.</summary>
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

    internal async Task WriteAsync(string what, string about, string detail = "", PersonAccount? by = null)
    {
        Note(what, about, detail, by);
        await db.SaveChangesAsync();
    }

    /// <summary>A page of entries, the latest first.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> ListAsync(
        string? about, int skip, int take, CancellationToken cancellationToken) =>
        await db.Audit.AsNoTracking().Where(e => about == null || e.About == about)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(skip).Take(take)
            .ToListAsync(cancellationToken);
}
