using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>Asks once more before a webhook goes: what waits for it is not sent.</summary>
[RecentSignIn]
public sealed class DeleteWebhookModel(RiskPlatformClient client) : OneWebhook(client)
{
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotFound();
        return await TryAsync(async () =>
        {
            await Client.Channels.DeleteWebhookAsync(
                new DeleteWebhookRequest { WebhookId = WebhookId, RequestId = RequestId });
            Say("The webhook is deleted.");
            return Redirect("/managers/settings/webhooks");
        });
    }
}
