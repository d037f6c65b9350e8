using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Somebody's own account: where they are signed in, and what they sign in with.</summary>
public sealed class IndexModel(
    IdentityDb db, UserManager<PersonAccount> people, Sessions sessions, KnownBrowsers browsers,
    IdentityAudit audit) : PortalPage
{
    public PersonAccount Person { get; private set; } = null!;

    public string? ThisSid => User.FindFirst("sid")?.Value;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Whether they work for several agencies, one at a time.</summary>
    public bool HasSeveral { get; private set; }

    public int CodesLeft { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Ends one session of theirs.</summary>
    public async Task<IActionResult> OnPostEndAsync(string sid, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        await sessions.EndAsync(Me.Subject, sid, cancellationToken);
        await audit.WriteAsync("Ended a session of their own", Me.Subject);
        Say("The session is ended");
        return RedirectToPage();
    }

    /// <summary>Ends all, this one too.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        await audit.WriteAsync("Signed themselves out everywhere", Me.Subject);
        await sessions.EndAllAsync(Me.Subject, null, cancellationToken);
        await browsers.ForgetAsync(Person);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        await HttpContext.SignOutAsync();
        return RedirectToPage("SignedOut");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(Me.Subject, out _) || await people.FindByIdAsync(Me.Subject) is not { } person) return false;
        Person = person;
        Sessions = await sessions.ListAsync(Me.Subject, cancellationToken);
        Passkeys = await people.GetPasskeysAsync(person);
        HasSeveral = await db.Memberships.CountAsync(
            m => m.PersonId == person.Id && !m.Agency.Suspended, cancellationToken) > 1;
        CodesLeft = await people.CountRecoveryCodesAsync(person);
        return true;
    }
}
