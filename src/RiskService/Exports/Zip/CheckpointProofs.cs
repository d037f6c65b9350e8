namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>Finds the checkpoints that cover an export's entries.</summary>
internal sealed class CheckpointProofs
{
    internal Task<IReadOnlyList<CheckpointProof>> OfAsync(ExportRow export, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckpointProof>>([]);
}
