using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>An entry's place: its chain, and its number there.</summary>
internal sealed record ChainPlace(string AgencyId, Guid ChainId, long Number);

/// <summary>How long a chain is, and its last hash.</summary>
internal sealed record ChainHead(Guid ChainId, string AgencyId, long Count, byte[] Hash);

/// <summary>
/// Where the chains of one kind are. Whoever keeps chains registers one, so that checkpoints know of no slice.
/// </summary>
internal abstract class ChainSource
{
    internal abstract ChainKind Kind { get; }

    /// <summary>The heads of chains of every agency with an entry of this time or later.</summary>
    internal async Task<List<ChainHead>> GrownSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        // Counted here: an engine that is asked to group them goes through the whole table, in the order of its key.
        var last = new Dictionary<(string AgencyId, Guid ChainId), long>();
        await foreach (var place in Since(time).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var chain = (place.AgencyId, place.ChainId);
            last[chain] = Math.Max(place.Number, last.GetValueOrDefault(chain));
        }

        var heads = new List<ChainHead>(last.Count);
        foreach (var ((agencyId, chainId), number) in last)
        {
            var hash = await HashAt(new ChainPlace(agencyId, chainId, number)).SingleAsync(cancellationToken);
            heads.Add(new ChainHead(chainId, agencyId, number, hash));
        }

        return heads;
    }

    /// <summary>The hash of an entry of the caller's agency; null if it is not there.</summary>
    internal abstract Task<byte[]?> HashAtAsync(Guid chainId, long number, CancellationToken cancellationToken);

    /// <summary>The number of a chain's last entry, in the caller's agency; 0 if there is none.</summary>
    internal abstract Task<long> LengthAsync(Guid chainId, CancellationToken cancellationToken);

    /// <summary>The entries of every agency of this time or later, in the order of time, along its index.</summary>
    protected abstract IQueryable<ChainPlace> Since(DateTimeOffset time);

    /// <summary>The hash at a place of any agency.</summary>
    protected abstract IQueryable<byte[]> HashAt(ChainPlace place);
}
