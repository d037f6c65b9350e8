using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;
using AuditEntry = RiskPlatform.AdminPortal.Identity.Data.AuditEntry;

namespace RiskPlatform.AdminPortal.Pages.Platform;

/// <summary>Where a platform administrator begins, with what was changed last.</summary>
public sealed class IndexModel(
    IdentityAudit audit, IOptions<PortalIdentityOptions> options, RiskPlatformClient client) : PortalPage
{
    private const int PageSize = 50;

    /// <summary>Whether people and credentials are kept here, not at an issuer elsewhere.</summary>
    public bool IsIssuer => options.Value.IsIssuer;

    public string? Issuer => options.Value.Authority?.Host;

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    public string? NextPage { get; private set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>The newest guidance that the service has; null if it does not answer.</summary>
    public GuidanceVersion? Guidance { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await audit.ListAsync(null, Math.Max(0, After), PageSize + 1, cancellationToken);
        if (rows.Count > PageSize)
            NextPage = (After + PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Entries = [.. rows.Take(PageSize)];
        try
        {
            var request = new ListGuidanceVersionsRequest();
            var versions = await client.Guidance.ListGuidanceVersionsAsync(
                request, cancellationToken: cancellationToken);
            Guidance = versions.Versions.FirstOrDefault();
        }
        catch (RiskPlatformException e) when (e is UnavailableException or DeadlineExceededException)
        {
            // The page says so.
        }
    }
}
