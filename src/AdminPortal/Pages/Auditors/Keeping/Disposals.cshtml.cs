using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Keeping;

/// <summary>The register of what was disposed of. It keeps no content, and the chains still verify.</summary>
public sealed class DisposalsModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal ListDisposalsResponse Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await client.Retention.ListDisposalsAsync(
        new ListDisposalsRequest { PageToken = After ?? "" }, AccessPurpose.Audit.ToHeaders(),
        cancellationToken: HttpContext.RequestAborted);
}
