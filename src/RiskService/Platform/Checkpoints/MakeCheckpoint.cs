using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// Signs how long every chain is that grew since the checkpoint before. Where nothing grew there is none; of two
/// machines that make the next one at once, the first to store it has it.
/// </summary>
internal sealed partial class MakeCheckpoint(
    RiskDbContext db, IEnumerable<ChainSource> sources, CheckpointKey key, TimeProvider clock,
    ILogger<MakeCheckpoint> log)
{
    /// <summary>An entry's time is from before it was stored, and machines' clocks differ.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var last = await db.Set<CheckpointRow>().Where(c => c.Number > 0).OrderByDescending(c => c.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var grown = await GrownAsync(last, cancellationToken);
        if (grown.Count == 0) return;

        var number = (last?.Number ?? 0) + 1;
        var leaves = grown.Select(c => ChainFormat.Leaf(c.Kind, c.Head.ChainId, c.Head.Count, c.Head.Hash)).ToArray();
        var (root, paths) = MerkleTree.RootAndPaths(leaves);
        var previous = last is null ? ChainFormat.Genesis : SHA256.HashData(last.Statement());
        var statement = ChainFormat.CheckpointStatement(number, now, leaves.Length, root, previous);
        db.Add(new CheckpointRow
        {
            Number = number,
            CreateTime = now,
            ChainCount = leaves.Length,
            Root = root,
            PreviousHash = previous,
            Signature = key.Sign(statement),
            KeyId = key.Id,
            PublicKey = key.PublicKey,
        });
        db.AddRange(grown.Select((chain, i) => new CheckpointLeafRow
        {
            CheckpointNumber = number,
            LeafIndex = i,
            ChainKind = chain.Kind,
            ChainId = chain.Head.ChainId,
            AgencyId = chain.Head.AgencyId,
            Count = chain.Head.Count,
            Head = chain.Head.Hash,
            Path = [.. paths[i].SelectMany(hash => hash)],
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);

            // A log that is kept elsewhere shows if the last checkpoints are taken out of the database.
            LogMade(number, leaves.Length, Convert.ToHexStringLower(SHA256.HashData(statement)));
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another machine has made this one; what grew since is for the next.
        }
    }

    /// <summary>In the order of the leaves: by kind, then by the bytes of the chain's id.</summary>
    private async Task<List<(ChainKind Kind, ChainHead Head)>> GrownAsync(
        CheckpointRow? last, CancellationToken cancellationToken)
    {
        var since = last is null ? DateTimeOffset.UnixEpoch : last.CreateTime - Overlap;
        var grown = new List<(ChainKind, ChainHead)>();
        foreach (var source in sources.OrderBy(s => s.Kind))
        {
            foreach (var head in await source.GrownSinceAsync(since, cancellationToken))
            {
                // One that has become shorter is not covered again: the checkpoint that knows more of it stands.
                if (last is null || head.Count > await CoveredAsync(source.Kind, head, cancellationToken))
                {
                    grown.Add((source.Kind, head));
                }
            }
        }

        return [.. grown.OrderBy(c => c.Item1).ThenBy(c => c.Item2.ChainId.ToString(), StringComparer.Ordinal)];
    }

    private async Task<long> CoveredAsync(ChainKind kind, ChainHead head, CancellationToken cancellationToken) =>
        await db.Set<CheckpointLeafRow>()
            .Where(l => l.AgencyId == head.AgencyId && l.ChainKind == kind && l.ChainId == head.ChainId)
            .OrderByDescending(l => l.CheckpointNumber).Select(l => l.Count).FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(1, LogLevel.Information, "Checkpoint {Number} over {ChainCount} chains: statement {StatementHash}")]
    private partial void LogMade(long number, int chainCount, string statementHash);
}
