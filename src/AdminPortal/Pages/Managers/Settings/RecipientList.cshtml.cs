using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>Who receives reminders. Without any, they stand in the inbox alone.</summary>
public sealed class RecipientListModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal ListRecipientsResponse Found { get; private set; } = null!;

    internal bool CanChange => Me.Is(Person.Manager, Person.PlatformAdmin);

    public async Task OnGetAsync() => Found = await client.ReviewSettings.ListRecipientsAsync(
        new ListRecipientsRequest { TeamId = Team?.Trim() ?? "", PageToken = After ?? "" },
        cancellationToken: HttpContext.RequestAborted);
}
