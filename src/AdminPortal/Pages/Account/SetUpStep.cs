using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>A step behind a set-up link, for the browser alone that the link was opened in.</summary>
public abstract class SetUpStep(SetUpLinks links, SetUpCookie cookie) : PortalPage
{
    /// <summary>
    /// The id of the link, which opens nothing: a form is for the account that it was shown for, also where another
    /// link was opened in the same browser meanwhile.
    /// </summary>
    [BindProperty]
    public Guid For { get; set; }

    protected SetUpLinks Links => links;

    protected SetUpCookie Cookie => cookie;

    /// <summary>Where to go when there is no link to go on with.</summary>
    protected IActionResult Instead { get; private set; } = null!;

    /// <summary>The link that this browser opened last; null if it does not work, or is not the form's.</summary>
    protected async Task<SetUpLink?> OpenedAsync()
    {
        var secret = cookie.Read(HttpContext);
        var link = await links.FindAsync(secret);
        var isAnother = HttpMethods.IsPost(Request.Method) && link?.Id != For;
        Instead = RedirectToPage(secret is null || (link is not null && isAnother) ? "OpenLink" : "LinkPast");
        if (link is null || isAnother) return null;
        For = link.Id;
        return link;
    }
}
