using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// What people of one's own agency are called. The service knows workers by an identifier and by no name; where the
/// portal signs people in itself, it can say who that is. Nobody of another agency is named.
/// </summary>
public sealed class Colleagues
{
    private readonly IdentityDb db;
    private readonly IHttpContextAccessor accessor;
    private readonly bool isIssuer;
    private Dictionary<string, string>? names;

    internal Colleagues(IdentityDb db, IHttpContextAccessor accessor, IOptions<PortalIdentityOptions> options) =>
        (this.db, this.accessor, isIssuer) = (db, accessor, options.Value.IsIssuer);

    /// <summary>Their name; else what they are known by.</summary>
    public async Task<string> NameAsync(string? id)
    {
        if (!isIssuer || !Guid.TryParse(id, out _)) return id ?? "";
        names ??= await ReadAsync();
        return names.GetValueOrDefault(id, id);
    }

    private async Task<Dictionary<string, string>> ReadAsync()
    {
        var http = accessor.HttpContext;
        if (http is null || Person.From(http.User) is not { } me) return [];
        var found = await db.Memberships.AsNoTracking().Where(m => m.AgencyId == me.Agency)
            .Join(db.Users, m => m.PersonId, p => p.Id, (_, p) => new { p.Id, p.Name })
            .ToListAsync(http.RequestAborted);
        return found.ToDictionary(p => p.Id.ToString(), p => p.Name, StringComparer.OrdinalIgnoreCase);
    }
}
