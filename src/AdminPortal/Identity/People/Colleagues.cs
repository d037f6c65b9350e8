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
    private readonly Dictionary<Guid, Colleague> found = [];

    internal Colleagues(IdentityDb db, IHttpContextAccessor accessor, IOptions<PortalIdentityOptions> options) =>
        (this.db, this.accessor, isIssuer) = (db, accessor, options.Value.IsIssuer);

    /// <summary>
    /// Their name; else what they are known by. Asked for one by one, each once: a page names few people, and an agency
    /// may have thousands.
    /// </summary>
    public async Task<string> NameAsync(string? id) => (await FindAsync(id))?.Name ?? id ?? "";

    /// <summary>
    /// Whether they can sign in for this agency: not who was disabled or belongs to it no more. Null where the portal
    /// can't tell: it does not sign people in itself, or that is no identifier of a person's.
    /// </summary>
    public async Task<bool?> CanSignInAsync(string? id) => (await FindAsync(id))?.CanSignIn;

    private async Task<Colleague?> FindAsync(string? id)
    {
        if (!isIssuer || !Guid.TryParse(id, out var person)) return null;
        if (!found.TryGetValue(person, out var colleague)) found[person] = colleague = await ReadAsync(person);
        return colleague;
    }

    private async Task<Colleague> ReadAsync(Guid person)
    {
        var nobody = new Colleague(null, false);
        var http = accessor.HttpContext;
        if (http is null || Person.From(http.User) is not { } me) return nobody;
        return await db.Memberships.Where(m => m.PersonId == person && m.AgencyId == me.Agency)
            .Join(db.Users, m => m.PersonId, p => p.Id, (_, p) => new Colleague(p.Name, !p.Disabled))
            .SingleOrDefaultAsync(http.RequestAborted) ?? nobody;
    }

    private sealed record Colleague(string? Name, bool CanSignIn);
}
