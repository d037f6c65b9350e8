using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>Asks before something that takes access away or gives it back, and does it.</summary>
[RecentSignIn]
public sealed class ActModel(PeopleAdmin admin) : PortalPage
{
    public PersonAccount Person { get; private set; } = null!;

    public string Act { get; private set; } = "";

    /// <summary>Shown once after a reset.</summary>
    public Uri? Link { get; private set; }

    public (string Title, string Words, bool Warns) Asks => Act switch
    {
        "disable" => ("Disable this person",
            "They are signed out everywhere and can’t sign in. What they recorded stays. If they have a calendar "
            + "address, it goes on showing when their reviews are due, without names, until it ends by itself: 90 days "
            + "after it was made, unless the platform is set otherwise. A manager of their agency can end it at once, "
            + "under Managers, Settings, Calendars.", true),
        "enable" => ("Enable this person", "They can sign in again, as before.", false),
        "sign-out" => ("Sign them out everywhere",
            "Every browser that they are signed in with is signed out. They can sign in again.", false),
        _ => ("Reset how they sign in",
            "Their password, two-step sign-in, recovery codes and passkeys stop working. You get a link for them to "
            + "set up new ones.", true),
    };

    public async Task<IActionResult> OnGetAsync(Guid id, string act) =>
        await LoadAsync(id, act) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string act)
    {
        if (!await LoadAsync(id, act)) return NotFound();
        string? wrong = null;
        switch (act)
        {
            case "sign-out": await admin.SignOutAsync(Person); break;
            case "reset": (Link, wrong) = await admin.ResetAsync(Person); break;
            default: wrong = await admin.DisableAsync(Person, act == "disable"); break;
        }

        if (wrong is not null)
        {
            ModelState.AddModelError("", wrong);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        if (wrong is not null || Link is not null) return Page();
        Say("It is done");
        return RedirectToPage("Details", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, string act)
    {
        if (await admin.FindAsync(id) is not { } person) return false;
        (Person, Act) = (person, act);
        return true;
    }
}
