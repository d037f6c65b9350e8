using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Checkpoints;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// Goes along one chain of the audit and finds the first entry that does not fit, given what checkpoints cover of it,
/// the oldest first.
/// </summary>
internal sealed class AuditCheck(IReadOnlyList<CheckpointLeafRow> covered)
{
    private int next;

    /// <summary>The place looked at last: where something does not fit, the first such place.</summary>
    internal long Number { get; private set; }

    /// <summary>The hash up to there.</summary>
    internal byte[] Head { get; private set; } = ChainFormat.Genesis;

    /// <summary>Null if the next entry fits; otherwise why not.</summary>
    internal string? Next(AuditRow row)
    {
        Number++;
        if (row.Number < Number)
        {
            Number = row.Number;
            return $"An entry has the number {row.Number}; the first of a chain is 1.";
        }

        if (row.Number > Number) return $"Entry {Number} is missing: the next that is there is {row.Number}.";
        var hash = row.HashAfter(Head);
        if (!row.Hash.AsSpan().SequenceEqual(hash))
        {
            return "What the entry says and the entry before it do not give its hash: "
                + "it was changed, or is not in its place.";
        }

        Head = hash;
        for (; next < covered.Count && covered[next].Count <= Number; next++)
        {
            if (covered[next].Count != Number || covered[next].Head.AsSpan().SequenceEqual(hash)) continue;
            return $"Checkpoint {covered[next].CheckpointNumber} signed another hash of this entry: "
                + "it or one before it was changed, and what follows was made anew.";
        }

        return null;
    }

    /// <summary>Null if the chain ends no sooner than a checkpoint says; otherwise what is missing.</summary>
    internal string? End()
    {
        if (next == covered.Count) return null;
        var (length, leaf) = (Number, covered[^1]);
        Number++;
        return $"It ends at {length}; checkpoint {leaf.CheckpointNumber} knows {leaf.Count} entries of it.";
    }
}
