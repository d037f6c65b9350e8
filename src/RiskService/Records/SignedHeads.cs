using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>What signed checkpoints say of one chain: how long it was, and its last hash then.</summary>
internal sealed class SignedHeads(CheckpointBook checkpoints, List<CoveredChain> covered)
{
    private readonly ILookup<long, CoveredChain> byCount = covered.ToLookup(c => c.Leaf.Count);

    /// <summary>The first checkpoint that is not to be relied on; null if all are.</summary>
    internal ChainProblem? OwnProblem()
    {
        foreach (var (checkpoint, leaf) in covered)
        {
            if (checkpoints.Problem(checkpoint) is { } signature)
            {
                return ChainWalk.Problem(leaf.Count, ChainProblemKind.Signature,
                    $"Checkpoint {checkpoint.Number}: {signature}");
            }

            if (CheckpointBook.Problem(checkpoint, leaf) is { } path)
            {
                return ChainWalk.Problem(leaf.Count, ChainProblemKind.Checkpoint,
                    $"Checkpoint {checkpoint.Number}: {path}");
            }
        }

        return null;
    }

    /// <summary>What a checkpoint says otherwise of the entry that the walk is at.</summary>
    internal ChainProblem? ProblemAt(ChainWalk walk) =>
        byCount[walk.Count].FirstOrDefault(c => !c.Leaf.Head.AsSpan().SequenceEqual(walk.Head)) is { } other
            ? ChainWalk.Problem(walk.Count, ChainProblemKind.Checkpoint,
                $"Checkpoint {other.Checkpoint.Number} signed another entry {walk.Count}: the history was made anew.")
            : null;

    /// <summary>What a checkpoint says there was after the last entry that is there.</summary>
    internal ChainProblem? ProblemAfter(ChainWalk walk) =>
        covered.Find(c => c.Leaf.Count > walk.Count) is { } longer
            ? ChainWalk.Problem(walk.Count + 1, ChainProblemKind.Checkpoint,
                $"Checkpoint {longer.Checkpoint.Number} signed {longer.Leaf.Count} entries and {walk.Count} are there.")
            : null;
}
