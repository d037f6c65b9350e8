namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>Whether a chain of the caller's agency still is what a checkpoint signed of it.</summary>
internal sealed class LeafCheck(IEnumerable<ChainSource> sources)
{
    /// <summary>What does not fit, in plain words; null if everything does.</summary>
    internal async Task<string?> ProblemAsync(
        CheckpointRow checkpoint, CheckpointLeafRow leaf, CancellationToken cancellationToken)
    {
        if (CheckpointBook.Problem(checkpoint, leaf) is { } changed) return changed;
        var source = sources.Single(s => s.Kind == leaf.ChainKind);
        if (await source.HashAtAsync(leaf.ChainId, leaf.Count, cancellationToken) is { } hash)
        {
            return hash.AsSpan().SequenceEqual(leaf.Head)
                ? null
                : $"Entry {leaf.Count} has another hash than was signed: it or one before it was changed.";
        }

        return await source.LengthAsync(leaf.ChainId, cancellationToken) switch
        {
            0 => $"It is missing altogether: it had {leaf.Count} entries.",
            var length when length < leaf.Count => $"It had {leaf.Count} entries and ends at {length} now.",
            _ => $"Entry {leaf.Count}, which was its last then, is missing.",
        };
    }
}
