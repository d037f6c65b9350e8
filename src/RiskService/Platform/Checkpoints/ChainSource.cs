using RiskPlatform.Chain;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>How long a chain is, and its last hash.</summary>
internal sealed record ChainHead(Guid ChainId, string AgencyId, long Count, byte[] Hash);

/// <summary>
/// Where the chains of one kind are. Whoever keeps chains registers one, so that checkpoints know of no slice.
/// </summary>
internal abstract class ChainSource
{
    internal abstract ChainKind Kind { get; }

    /// <summary>The heads of chains of every agency with an entry of this time or later.</summary>
    internal abstract Task<List<ChainHead>> GrownSinceAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The hash of an entry of the caller's agency; null if it is not there.</summary>
    internal abstract Task<byte[]?> HashAtAsync(Guid chainId, long number, CancellationToken cancellationToken);

    /// <summary>The number of a chain's last entry, in the caller's agency; 0 if there is none.</summary>
    internal abstract Task<long> LengthAsync(Guid chainId, CancellationToken cancellationToken);
}
