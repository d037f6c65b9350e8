using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages;

/// <summary>Where somebody who has proved again who they are goes on with the form that they had sent.</summary>
public sealed class ProvedModel(HeldForms forms) : PortalPage
{
    internal HeldForms.Held? Held { get; private set; }

    /// <summary>The page of the form, without what was asked of it.</summary>
    internal string Back => Held!.To.Split('?')[0];

    public async Task<IActionResult> OnGetAsync([FromQuery] string? form, CancellationToken cancellationToken)
    {
        Held = await forms.FindAsync(form, User, cancellationToken);
        if (Held is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
