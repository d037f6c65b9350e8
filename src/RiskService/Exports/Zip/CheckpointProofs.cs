namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>Finds the checkpoints that cover an export's entries.</summary>
internal sealed class CheckpointProofs
{
    private readonly IReadOnlyList<CheckpointProof> known = [];

    internal Task<IReadOnlyList<CheckpointProof>> OfAsync(ExportRow export, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(known);
    }
}
