using System.Security.Cryptography;
using System.Text;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>Webhooks as a manager keeps them, and as their receiver checks them.</summary>
internal static class Hooking
{
    internal static async Task<Webhook> HookAsync(
        this ServiceHost host, string url, string agency = Channelling.Agency) =>
        (await host.CreateHookAsync(url, agency)).Webhook;

    internal static async Task<CreateWebhookResponse> CreateHookAsync(
        this ServiceHost host, string url, string agency = Channelling.Agency) =>
        await host.Manager(agency).Channels.CreateWebhookAsync(
            new CreateWebhookRequest { Webhook = new Webhook { Url = url }, RequestId = Id() });

    internal static async Task<Webhook> FindHookAsync(
        this ServiceHost host, string id, string agency = Channelling.Agency) =>
        (await host.Manager(agency).Channels.ListWebhooksAsync(new ListWebhooksRequest())).Webhooks
        .Single(w => w.WebhookId == id);

    /// <summary>Written from the description of Standard Webhooks.</summary>
    internal static bool SignedWith(this Hook hook, string secret)
    {
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{hook.Id}.{hook.Timestamp}."), .. hook.Body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return hook.Signature.Split(' ').Contains(expected);
    }
}
