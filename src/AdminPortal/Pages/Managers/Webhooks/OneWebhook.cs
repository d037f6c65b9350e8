using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>Finds the webhook of a page among the agency's, which are few.</summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
public abstract class OneWebhook(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string WebhookId { get; set; } = "";

    /// <summary>The webhook as it stands.</summary>
    public Webhook Webhook { get; private set; } = null!;

    protected RiskPlatformClient Client => client;

    /// <summary>Whether there is such a webhook.</summary>
    protected async Task<bool> FindAsync()
    {
        var all = await client.Channels.ListWebhooksAsync(
            new ListWebhooksRequest(), cancellationToken: HttpContext.RequestAborted);
        var found = all.Webhooks.FirstOrDefault(w => w.WebhookId == WebhookId);
        if (found is not null) Webhook = found;
        return found is not null;
    }
}
