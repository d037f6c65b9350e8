using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>A webhook as it is kept, opened: its address and secrets are sealed with the agency's desk key.</summary>
internal static class WebhookView
{
    private const string UrlField = "webhook.url";
    private const string SecretField = "webhook.secret";

    internal static byte[] SealUrl(Desk desk, Guid id, string url) => desk.Key.SealText(url, UrlField, id)!;

    internal static byte[] SealSecret(Desk desk, Guid id, byte[] secret) => desk.Key.Seal(secret, SecretField, id);

    internal static string UrlOf(this WebhookRow row, Desk desk) => desk.Key.OpenText(row.Url, UrlField, row.Id);

    /// <summary>The newest first, and for a day after a rotation the one before.</summary>
    internal static List<byte[]> SecretsOf(this WebhookRow row, Desk desk, DateTimeOffset now)
    {
        var secrets = new List<byte[]> { desk.Key.Open(row.Secret, SecretField, row.Id) };
        if (row.OldSecret is not null && row.OldSecretUntil > now)
        {
            secrets.Add(desk.Key.Open(row.OldSecret, SecretField, row.Id));
        }

        return secrets;
    }

    internal static int Bits(IEnumerable<DeadlineKind> kinds) => kinds.Aggregate(0, (bits, k) => bits | (1 << (int)k));

    internal static Webhook ToProto(this WebhookRow row, Desk desk)
    {
        var webhook = new Webhook
        {
            WebhookId = row.Id.ToString(),
            Url = row.UrlOf(desk),
            Enabled = row.Enabled,
            DisabledReason = row.DisabledReason,
            Failures = row.Failures,
            CreateTime = row.CreateTime.ToTimestamp(),
            SuccessTime = row.SuccessTime?.ToTimestamp(),
        };
        webhook.Kinds.AddRange(System.Enum.GetValues<DeadlineKind>()
            .Where(k => k != DeadlineKind.Unspecified && (row.Kinds & (1 << (int)k)) != 0));
        return webhook;
    }
}
