using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>A chain as a checkpoint covers it.</summary>
internal sealed record CoveredChain(CheckpointRow Checkpoint, CheckpointLeafRow Leaf);

/// <summary>
/// Finds checkpoints and the chains of the caller's agency that they cover, and checks them. Never shows a leaf of
/// another agency.
/// </summary>
internal sealed class CheckpointBook(RiskDbContext db, CurrentCaller caller, CheckpointKey key)
{
    /// <summary>The checkpoints that cover a chain of the caller's agency, the oldest first.</summary>
    internal Task<List<CoveredChain>> LeavesAsync(
        ChainKind kind, Guid chainId, CancellationToken cancellationToken)
    {
        var agency = caller.Value.AgencyId;
        return db.Set<CheckpointLeafRow>()
            .Where(l => l.ChainId == chainId && l.ChainKind == kind && l.AgencyId == agency)
            .OrderBy(l => l.CheckpointNumber)
            .Join(db.Set<CheckpointRow>(), l => l.CheckpointNumber, c => c.Number, (l, c) => new { c, l })
            .OrderBy(x => x.l.CheckpointNumber)
            .Select(x => new CoveredChain(x.c, x.l)).ToListAsync(cancellationToken);
    }

    /// <summary>The chains of the caller's agency that one checkpoint covers, after one of its leaves.</summary>
    internal Task<List<CheckpointLeafRow>> LeavesOfAsync(
        CheckpointRow checkpoint, ChainKind kind, int after, int most, CancellationToken cancellationToken)
    {
        var agency = caller.Value.AgencyId;
        return db.Set<CheckpointLeafRow>()
            .Where(l => l.AgencyId == agency && l.ChainKind == kind && l.CheckpointNumber == checkpoint.Number
                && l.LeafIndex > after)
            .OrderBy(l => l.LeafIndex).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>What does not fit about how many leaves are stored, of whatever agency; null if all are.</summary>
    internal async Task<string?> LeavesProblemAsync(CheckpointRow checkpoint, CancellationToken cancellationToken)
    {
        var there = await db.Set<CheckpointLeafRow>()
            .CountAsync(l => l.CheckpointNumber == checkpoint.Number, cancellationToken);
        return there == checkpoint.ChainCount
            ? null
            : $"It covers {checkpoint.ChainCount} chains, of which {there} are stored beside it.";
    }

    /// <summary>The next chain of the caller's agency that any checkpoint covers, in the order of ids.</summary>
    internal Task<Guid?> ChainAfterAsync(ChainKind kind, Guid after, CancellationToken cancellationToken)
    {
        var agency = caller.Value.AgencyId;
        return db.Set<CheckpointLeafRow>()
            .Where(l => l.AgencyId == agency && l.ChainKind == kind && l.ChainId > after)
            .OrderBy(l => l.ChainId).Select(l => (Guid?)l.ChainId).FirstOrDefaultAsync(cancellationToken);
    }

    internal Task<CheckpointRow?> FindAsync(long number, CancellationToken cancellationToken) =>
        db.Set<CheckpointRow>().SingleOrDefaultAsync(c => c.Number == number, cancellationToken);

    /// <summary>Checkpoints from a number on, the oldest first.</summary>
    internal Task<List<CheckpointRow>> FromAsync(long number, int most, CancellationToken cancellationToken) =>
        db.Set<CheckpointRow>().Where(c => c.Number >= number).OrderBy(c => c.Number).Take(most)
            .ToListAsync(cancellationToken);

    /// <summary>What does not fit about a checkpoint's own signature; null if it is by a trusted key.</summary>
    internal string? Problem(CheckpointRow checkpoint) => key.Problem(checkpoint);

    /// <summary>What does not fit about a checkpoint's signature or its place; null if both fit.</summary>
    internal string? Problem(CheckpointRow checkpoint, CheckpointRow? before) => Problem(checkpoint, before, key);

    internal static string? Problem(CheckpointRow checkpoint, CheckpointRow? before, CheckpointKey key) =>
        key.Problem(checkpoint) ?? PlaceProblem(checkpoint, before);

    /// <summary>What does not fit about a leaf's way to the root that was signed; null if it fits.</summary>
    internal static string? Problem(CheckpointRow checkpoint, CheckpointLeafRow leaf)
    {
        var root = leaf.Path.Length % ChainFormat.HashLength == 0
            ? MerkleTree.RootFrom(leaf.LeafHash(), leaf.LeafIndex, checkpoint.ChainCount, leaf.PathHashes())
            : null;
        return root is not null && root.AsSpan().SequenceEqual(checkpoint.Root)
            ? null
            : "What is stored of this chain is not what the checkpoint signed.";
    }

    private static string? PlaceProblem(CheckpointRow checkpoint, CheckpointRow? before)
    {
        if (checkpoint.Number < 1) return "The first checkpoint is 1.";
        if (checkpoint.Number > 1 && before?.Number != checkpoint.Number - 1)
        {
            return $"Checkpoint {checkpoint.Number - 1} is missing.";
        }

        var expected = before is null ? ChainFormat.Genesis : SHA256.HashData(before.Statement());
        return checkpoint.PreviousHash.AsSpan().SequenceEqual(expected)
            ? null
            : $"It does not continue checkpoint {checkpoint.Number - 1}: that one was changed, or made anew.";
    }
}
