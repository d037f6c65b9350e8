using Microsoft.AspNetCore.Authorization;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>The agency's webhooks, and whether messages arrive.</summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
public sealed class WebhooksModel(RiskPlatformClient client) : PortalPage
{
    internal IReadOnlyList<Webhook> Found { get; private set; } = [];

    public async Task OnGetAsync() => Found = (await client.Channels.ListWebhooksAsync(
        new ListWebhooksRequest(), cancellationToken: HttpContext.RequestAborted)).Webhooks;
}
