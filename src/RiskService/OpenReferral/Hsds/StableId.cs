using System.Security.Cryptography;
using System.Text;

namespace RiskPlatform.RiskService.OpenReferral.Hsds;

/// <summary>
/// Ids for what the profile wants ids for and the directory has none: the same content always has the same id, so that
/// readers of a feed can tell what changed. Version 8 (RFC 9562): a hash of the names that it is made from.
/// </summary>
internal static class StableId
{
    internal static string Of(params ReadOnlySpan<string> names)
    {
        var text = string.Join('\0', ["open-referral", .. names]);
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
