using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>
/// Says with a call why case data is read; every read is audited with it (RECORD-3). A purpose in a call's own headers
/// wins over <see cref="RiskPlatformClientOptions.Purpose"/>.
/// </summary>
public static class PurposeHeader
{
    private const string Prefix = "ACCESS_PURPOSE_";

    /// <summary>The header, <c>riskplatform-purpose</c>. Its value is a purpose without its prefix.</summary>
    public const string Name = "riskplatform-purpose";

    /// <summary>
    /// The headers of one call: <c>GetCaseAsync(request, AccessPurpose.Safeguarding.ToHeaders())</c>.
    /// </summary>
    /// <param name="purpose">Why; <see cref="AccessPurpose.Unspecified"/> gives no header.</param>
    /// <returns>New headers, to which others may be added.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="purpose"/> is not of the protocol.</exception>
    public static Metadata ToHeaders(this AccessPurpose purpose) => new Metadata().AddPurpose(purpose);

    /// <summary>Adds why to headers that hold something else too.</summary>
    /// <param name="headers">The headers of a call.</param>
    /// <param name="purpose">Why; <see cref="AccessPurpose.Unspecified"/> adds nothing.</param>
    /// <returns><paramref name="headers"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="purpose"/> is not of the protocol.</exception>
    public static Metadata AddPurpose(this Metadata headers, AccessPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (purpose != AccessPurpose.Unspecified) headers.Add(Name, NameOf(purpose));
        return headers;
    }

    internal static bool IsKnown(AccessPurpose purpose) => Find(purpose) is not null;

    private static string NameOf(AccessPurpose purpose) => Find(purpose)?[Prefix.Length..]
        ?? throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No purpose of the protocol.");

    private static string? Find(AccessPurpose purpose) => AuditReflection.Descriptor.EnumTypes
        .Single(e => e.ClrType == typeof(AccessPurpose)).FindValueByNumber((int)purpose)?.Name;
}
