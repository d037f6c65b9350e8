using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>Signatures and secrets in the manner of Standard Webhooks.</summary>
internal static class WebhookSignature
{
    internal const string SecretPrefix = "whsec_";
    private const int SecretLength = 32;

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    internal static string Show(byte[] secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>The header's value: one signature for each secret, the newest first.</summary>
    internal static string Sign(Guid id, long timestamp, byte[] body, IEnumerable<byte[]> secrets)
    {
        byte[] signed =
        [
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body,
        ];
        return string.Join(
            ' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(s, signed))));
    }
}
