using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>
/// Adds a webhook. Its secret is in the answer to the form and nowhere else: no redirect carries it, nothing keeps it.
/// </summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
[RecentSignIn]
public sealed class NewWebhookModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public IList<DeadlineKind> Kinds { get; set; } = [];

    /// <summary>What was added, once it was.</summary>
    internal Webhook? Added { get; private set; }

    internal string Secret { get; private set; } = "";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Target))
            ModelState.AddModelError(nameof(Target), "Enter the address that messages are sent to");
        return TryAsync(async () =>
        {
            var webhook = new Webhook { Url = Target!.Trim(), Enabled = true };
            webhook.Kinds.AddRange(Kinds);
            var answer = await client.Channels.CreateWebhookAsync(
                new CreateWebhookRequest { Webhook = webhook, RequestId = RequestId });
            (Added, Secret) = (answer.Webhook, answer.Secret);
            return Page();
        });
    }

    protected override string FieldOf(string field) =>
        field.EndsWith(".url", StringComparison.Ordinal) ? nameof(Target) : base.FieldOf(field);
}
