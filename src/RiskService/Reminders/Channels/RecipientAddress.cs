using System.Security.Cryptography;
using System.Text;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// A recipient's e-mail address as it is kept: sealed with the agency's desk key, and bound to whose it is, so that it
/// can't be moved to somebody else.
/// </summary>
internal static class RecipientAddress
{
    private const string Field = "recipient.email";

    /// <summary>Null for none.</summary>
    internal static byte[]? Seal(Desk desk, string address, string workerKey) =>
        desk.Key.SealText(address, Field, Owner(workerKey));

    /// <summary>Empty for none.</summary>
    internal static string Open(Desk desk, RecipientRow row) =>
        desk.Key.OpenText(row.EmailAddress, Field, Owner(row.WorkerKey));

    private static Guid Owner(string workerKey) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"recipient\0{workerKey}")).AsSpan(0, 16), bigEndian: true);
}
