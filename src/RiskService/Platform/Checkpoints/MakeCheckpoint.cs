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
    RiskDbContext db, CommitQueue commits, IEnumerable<ChainSource> sources, CheckpointKey key, TimeProvider clock,
    ILogger<MakeCheckpoint> log)
{
    /// <summary>Leaves that are tracked at a time.</summary>
    private const int Slice = 1_000;


    /// <summary>An entry's time is from before it was stored, and machines' clocks differ.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var last = await db.Set<CheckpointRow>().Where(c => c.Number > 0).OrderByDescending(c => c.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var grown = await GrownAsync(last, now, cancellationToken);
        if (grown.Count == 0) return;

        var number = (last?.Number ?? 0) + 1;
        var leaves = grown.Select(c => ChainFormat.Leaf(c.Kind, c.Head.ChainId, c.Head.Count, c.Head.Hash)).ToArray();
        var (root, paths) = MerkleTree.RootAndPaths(leaves);
        var previous = last is null ? ChainFormat.Genesis : SHA256.HashData(last.Statement());
        var statement = ChainFormat.CheckpointStatement(number, now, leaves.Length, root, previous);
        var checkpoint = new CheckpointRow
        {
            Number = number,
            CreateTime = now,
            ChainCount = leaves.Length,
            Root = root,
            PreviousHash = previous,
            Signature = key.Sign(statement),
            KeyId = key.Id,
            PublicKey = key.PublicKey,
        };
        var rows = grown.Select((chain, i) => new CheckpointLeafRow
        {
            CheckpointNumber = number,
            LeafIndex = i,
            ChainKind = chain.Kind,
            ChainId = chain.Head.ChainId,
            AgencyId = chain.Head.AgencyId,
            Count = chain.Head.Count,
            Head = chain.Head.Hash,
            Path = [.. paths[i].SelectMany(hash => hash)],
        });
        try
        {
            await commits.TogetherAsync(db, token => StoreAsync(checkpoint, rows, token), cancellationToken);

            // A log that is kept elsewhere shows if the last checkpoints are taken out of the database.
            LogMade(number, leaves.Length, Convert.ToHexStringLower(SHA256.HashData(statement)));
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another machine has made this one; what grew since is for the next.
        }
    }

    /// <summary>
    /// The checkpoint first: who is second at its number fails on it alone. After an import its leaves can be as many
    /// as all cases together, and on SQLite every other save waits meanwhile.
    /// </summary>
    private async Task<int> StoreAsync(
        CheckpointRow checkpoint, IEnumerable<CheckpointLeafRow> leaves, CancellationToken cancellationToken)
    {
        db.Add(checkpoint);
        await db.SaveChangesAsync(cancellationToken);
        if (db.Database.IsSqlite()) return await SqliteInsert.RunAsync(db, leaves, cancellationToken);
        foreach (var slice in leaves.Chunk(Slice))
        {
            db.ChangeTracker.Clear();
            db.AddRange(slice);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (int)checkpoint.ChainCount;
    }

    /// <summary>In the order of the leaves: by kind, then by the bytes of the chain's id.</summary>
    private async Task<List<(ChainKind Kind, ChainHead Head)>> GrownAsync(
        CheckpointRow? last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A clock that was set back gives entries times from before the checkpoint that they came after.
        var since = last is null ? DateTimeOffset.UnixEpoch
            : (last.CreateTime < now ? last.CreateTime : now) - Overlap;
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
