using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Alerts;

/// <summary>What of the directory has ended, lapsed or grown old, or soon will.</summary>
public sealed class IndexModel(RiskPlatformClient client) : DirectoryAdminPage
{
    [BindProperty(SupportsGet = true)]
    public DirectoryAlertKind? Kind { get; set; }

    [FromQuery]
    public string? After { get; set; }

    internal IReadOnlyList<DirectoryAlert> Alerts { get; private set; } = [];

    internal string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.DirectoryAdmin.ListDirectoryAlertsAsync(
            new ListDirectoryAlertsRequest
            {
                Kind = Kind ?? DirectoryAlertKind.Unspecified,
                PageToken = After ?? "",
            },
            cancellationToken: HttpContext.RequestAborted);
        (Alerts, Next) = (answer.Alerts, answer.NextPageToken);
        return Page();
    });

    /// <summary>Where it is mended.</summary>
    internal static (string Action, string Href) Mend(DirectoryAlert alert)
    {
        var at = $"/directory/listings/{alert.ListingId}";
        return alert.Kind switch
        {
            DirectoryAlertKind.AssuranceLapsed or DirectoryAlertKind.AssuranceLapsing => ("Assure", at + "/assure"),
            DirectoryAlertKind.CapacityStale => ("Report places", at + "/capacity"),
            _ => ("See accreditations", at),
        };
    }
}
