using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Checkpoints;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>
/// Finds the checkpoints that cover an export's entries. One that covers later entries too is left out: what it signed
/// can't be checked without them.
/// </summary>
internal sealed class CheckpointProofs(CheckpointBook book)
{
    internal async Task<IReadOnlyList<CoveredChain>> OfAsync(ExportRow export, CancellationToken cancellationToken)
    {
        var covered = await book.LeavesAsync(ChainKind.Case, export.CaseId, cancellationToken);
        return [.. covered.Where(c => c.Leaf.Count <= export.EntryCount)];
    }
}
