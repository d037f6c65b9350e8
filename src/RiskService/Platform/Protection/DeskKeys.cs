using System.Security.Cryptography;
using System.Text;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>An agency's desk key and the id that it is kept under.</summary>
internal sealed record Desk(Guid Id, CaseKey Key);

/// <summary>
/// A key for what an agency does that belongs to no case, such as keeping the directory: it seals the answers that are
/// kept for repeats. It is stored, wrapped and rotated as the keys of cases are, under an id that no case can have.
/// </summary>
internal sealed class DeskKeys(CurrentCaller caller, CaseKeys keys)
{
    private const byte OwnVersion = 0x80;

    /// <summary>The caller's agency's; made with the caller's next save if there is none yet.</summary>
    internal async Task<Desk> OpenAsync(CancellationToken cancellationToken)
    {
        var id = IdOf(caller.Value.AgencyId);
        return new Desk(id, await keys.FindAsync(id, cancellationToken) ?? keys.Create(id));
    }

    /// <summary>Ids of cases are of version 7, these of version 8.</summary>
    internal static bool IsDesk(Guid id) => id.Version == OwnVersion >> 4;

    private static Guid IdOf(string agencyId)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"desk\0{agencyId}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | OwnVersion);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
