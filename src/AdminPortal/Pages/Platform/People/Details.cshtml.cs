using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>One person: what they may do where, and the acts about them, each with a page that asks first.</summary>
public sealed class DetailsModel(PeopleAdmin admin, Sessions sessions, IdentityAudit audit) : PortalPage
{
    public PersonAccount Person { get; private set; } = null!;

    public int SessionCount { get; private set; }

    public IReadOnlyList<AuditEntry> Changes { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<AuditEntry> SignIns { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await admin.FindAsync(id) is not { } person) return NotFound();
        Person = person;
        SessionCount = (await sessions.ListAsync(id.ToString(), cancellationToken)).Count;
        Changes = await audit.ListAsync(AuditKind.Change, id.ToString(), 0, 50, cancellationToken);
        SignIns = await audit.ListAsync(AuditKind.SignIn, id.ToString(), 0, 20, cancellationToken);
        Names = await audit.NamesAsync(SignIns, cancellationToken);
        return Page();
    }
}
