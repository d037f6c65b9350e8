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
    private readonly Dictionary<Guid, string> names = [];

    internal Colleagues(IdentityDb db, IHttpContextAccessor accessor, IOptions<PortalIdentityOptions> options) =>
        (this.db, this.accessor, isIssuer) = (db, accessor, options.Value.IsIssuer);

    /// <summary>
    /// Their name; else what they are known by. Asked for one by one, each once: a page names few people, and an agency
    /// may have thousands.
    /// </summary>
    public async Task<string> NameAsync(string? id)
    {
        if (!isIssuer || !Guid.TryParse(id, out var person)) return id ?? "";
        if (!names.TryGetValue(person, out var name)) names[person] = name = await ReadAsync(person) ?? id;
        return name;
    }

    private async Task<string?> ReadAsync(Guid person)
    {
        var http = accessor.HttpContext;
        if (http is null || Person.From(http.User) is not { } me) return null;
        return await db.Memberships.Where(m => m.PersonId == person && m.AgencyId == me.Agency)
            .Join(db.Users, m => m.PersonId, p => p.Id, (_, p) => p.Name).SingleOrDefaultAsync(http.RequestAborted);
    }
}
