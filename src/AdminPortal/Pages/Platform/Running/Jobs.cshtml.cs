using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Running;

/// <summary>The way to the dashboard of the service's jobs, which signs people in by their token.</summary>
[RecentSignIn("Post")]
public sealed class JobsModel(RiskServiceWeb service, IdentityAudit audit) : PortalPage
{
    internal Uri? Address => service.Jobs;

    /// <summary>In the answer to the form and nowhere else.</summary>
    internal string? Token { get; private set; }

    public void OnGet()
    {
        // Says how.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Address is null) return NotFound();
        Token = await HttpContext.GetTokenAsync("access_token");
        await audit.WriteAsync("Took an access token for the jobs", Me.Subject);
        return Page();
    }
}
