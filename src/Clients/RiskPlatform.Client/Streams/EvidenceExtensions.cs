using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Waits for evidence exports, which are made in the background.</summary>
public static class EvidenceExtensions
{
    /// <summary>
    /// Waits until an evidence export is ready or can't be any more (RECORD-6). When the connection is cut it asks
    /// again; the export goes on being made in the meantime.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="exportId">The export.</param>
    /// <param name="progress">Is told the export each time it changes; null for nobody.</param>
    /// <param name="purpose">Why; <see cref="RiskPlatformClientOptions.Purpose"/> unless given.</param>
    /// <param name="cancellationToken">Ends the wait, not the export.</param>
    /// <returns>
    /// The export: <see cref="EvidenceExportState.Ready"/>, <see cref="EvidenceExportState.Failed"/> or
    /// <see cref="EvidenceExportState.Expired"/>.
    /// </returns>
    /// <exception cref="NotFoundException">There is no such case or export for this agency.</exception>
    /// <exception cref="ForbiddenException">The caller is no manager or safeguarding lead.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<EvidenceExport> WaitForEvidenceAsync(
        this RiskPlatformClient client, string caseId, string exportId, IProgress<EvidenceExport>? progress = null,
        AccessPurpose purpose = AccessPurpose.Unspecified, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        ArgumentException.ThrowIfNullOrEmpty(exportId);
        var request = new WatchEvidenceExportRequest { CaseId = caseId, ExportId = exportId };
        var (seen, last) = (0L, new EvidenceExport());
        await new Resuming(client.Pipeline, openingIsRepeated: true).RunAsync(() => seen, async () =>
        {
            using var call = client.Exports.WatchEvidenceExport(
                request, purpose.ToHeaders(), cancellationToken: cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                seen++;
                last = call.ResponseStream.Current.Export;
                progress?.Report(last);
            }

            if (last.State is EvidenceExportState.Pending or EvidenceExportState.Running
                or EvidenceExportState.Unspecified)
            {
                throw RiskPlatformException.From(new RpcException(new Status(
                    StatusCode.Unavailable, "The service ended the watch before the export was ready.")));
            }
        }, cancellationToken);
        return last;
    }
}
