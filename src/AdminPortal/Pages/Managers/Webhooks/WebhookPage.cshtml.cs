using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>One webhook: what it is told of, a test, a new secret.</summary>
[RecentSignIn("Post", "PostRotate")]
public sealed class WebhookPageModel(RiskPlatformClient client) : OneWebhook(client)
{
    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public IList<DeadlineKind> Kinds { get; set; } = [];

    [BindProperty]
    public string? State { get; set; }

    /// <summary>The new secret, in the answer to the form that asked for it.</summary>
    internal string? Secret { get; private set; }

    internal Timestamp? OldUntil { get; private set; }

    internal IReadOnlyList<Choice> States { get; } =
    [
        new("enabled", "Enabled", "What waits is sent within the hour"),
        new("disabled", "Disabled", "What waits for it is kept for three days"),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) return NotFound();
        (Target, Kinds, State) = (Webhook.Url, [.. Webhook.Kinds], Webhook.Enabled ? "enabled" : "disabled");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotFound();
        return await TryAsync(async () =>
        {
            var webhook = new Webhook
            {
                WebhookId = WebhookId,
                Url = Target?.Trim() ?? "",
                Enabled = State == "enabled",
            };
            webhook.Kinds.AddRange(Kinds);
            await Client.Channels.UpdateWebhookAsync(
                new UpdateWebhookRequest { Webhook = webhook, RequestId = RequestId });
            Say("The webhook is saved.");
            return Redirect("/managers/settings/webhooks");
        });
    }

    public Task<IActionResult> OnPostTestAsync() => DoAsync(async () =>
    {
        await Client.Channels.TestWebhookAsync(new TestWebhookRequest { WebhookId = WebhookId, RequestId = RequestId });
        Say("A test message is on its way. See below whether it arrives.");
        return Redirect("/managers/settings/deliveries?channel=Webhook");
    });

    public Task<IActionResult> OnPostRotateAsync() => DoAsync(async () =>
    {
        var answer = await Client.Channels.RotateWebhookSecretAsync(
            new RotateWebhookSecretRequest { WebhookId = WebhookId, RequestId = RequestId });
        (Secret, OldUntil) = (answer.Secret, answer.OldUntilTime);
        return Page();
    });

    private async Task<IActionResult> DoAsync(Func<Task<IActionResult>> write)
    {
        if (!await FindAsync()) return NotFound();
        ModelState.Clear();
        (Target, Kinds, State) = (Webhook.Url, [.. Webhook.Kinds], Webhook.Enabled ? "enabled" : "disabled");
        return await TryAsync(write);
    }

    protected override string FieldOf(string field) =>
        field.EndsWith(".url", StringComparison.Ordinal) ? nameof(Target) : base.FieldOf(field);
}
