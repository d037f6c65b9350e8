using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;
using AuditEntry = RiskPlatform.AdminPortal.Identity.Data.AuditEntry;

namespace RiskPlatform.AdminPortal.Pages.Platform;

/// <summary>Where a platform administrator begins, with what was changed last.</summary>
public sealed class IndexModel(
    IdentityDb db, IdentityAudit audit, IOptions<PortalIdentityOptions> options, IHostEnvironment environment,
    RiskPlatformClient client) : PortalPage
{
    private const int PageSize = 50;

    /// <summary>Whether people and credentials are kept here, not at an issuer elsewhere.</summary>
    public bool IsIssuer => options.Value.IsIssuer;

    public string? Issuer => options.Value.Authority?.Host;

    /// <summary>Whether a demonstration agency is here for somebody who tries the platform out.</summary>
    public bool HasDemo { get; private set; }

    /// <summary>Whether they have roles at it.</summary>
    public bool IsInDemo { get; private set; }

    /// <summary>Attempts to sign in, rather than changes.</summary>
    [BindProperty(SupportsGet = true)]
    public AuditKind Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    public string? NextPage { get; private set; }

    /// <summary>Who the accounts of the entries belong to now.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>The newest guidance that the service has; null if it does not answer.</summary>
    public GuidanceVersion? Guidance { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await audit.ListAsync(Show, null, Math.Max(0, After), PageSize + 1, cancellationToken);
        if (rows.Count > PageSize)
            NextPage = (After + PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Entries = [.. rows.Take(PageSize)];
        Names = await audit.NamesAsync(Entries, cancellationToken);
        HasDemo = DemoAgency.IsOffered(options.Value, environment);
        IsInDemo = HasDemo && Guid.TryParse(Me.Subject, out var me) && await db.Memberships.AnyAsync(
            m => m.AgencyId == DemoAgency.Id && m.PersonId == me, cancellationToken);
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
