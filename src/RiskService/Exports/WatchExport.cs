using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>Sends an export whenever it has changed, until there is nothing more to come.</summary>
internal sealed class WatchExport(
    EvidenceExports exports, ExportSignals signals, TimeProvider clock, IOptions<ExportOptions> options)
{
    internal async Task WatchAsync(
        WatchEvidenceExportRequest request, IServerStreamWriter<WatchEvidenceExportResponse> responses,
        CancellationToken cancellationToken)
    {
        var (row, opened) = await exports.FindAsync(request.CaseId, request.ExportId, cancellationToken);
        var sent = 0;
        while (true)
        {
            var next = signals.NextChange(row.Id);
            row = await exports.ReadAsync(row.CaseId, row.Id, cancellationToken);
            if (row.Version != sent)
            {
                await responses.WriteAsync(
                    new WatchEvidenceExportResponse { Export = row.ToProto(opened.Key) }, cancellationToken);
                sent = row.Version;
            }

            if (row.State is not (EvidenceExportState.Pending or EvidenceExportState.Running))
            {
                signals.Changed(row.Id); // Nobody else will: a signal that nobody gives would be kept for ever.
                return;
            }

            await NextAsync(next, cancellationToken);
        }
    }

    /// <summary>The signal of this process, or the next look for what another copy makes.</summary>
    private async Task NextAsync(Task next, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var look = Task.Delay(TimeSpan.FromSeconds(options.Value.WatchSeconds), clock, either.Token);
        await Task.WhenAny(next, look);
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
