using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>ExportService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class ExportGrpc(EvidenceExports exports, WatchExport watch, DownloadExport download)
    : ExportService.ExportServiceBase
{
    public override Task<StartEvidenceExportResponse> StartEvidenceExport(
        StartEvidenceExportRequest request, ServerCallContext context) =>
        exports.StartAsync(request, context.CancellationToken);

    public override Task<GetEvidenceExportResponse> GetEvidenceExport(
        GetEvidenceExportRequest request, ServerCallContext context) =>
        exports.GetAsync(request, context.CancellationToken);

    public override Task<ListEvidenceExportsResponse> ListEvidenceExports(
        ListEvidenceExportsRequest request, ServerCallContext context) =>
        exports.ListAsync(request, context.CancellationToken);

    public override Task WatchEvidenceExport(
        WatchEvidenceExportRequest request, IServerStreamWriter<WatchEvidenceExportResponse> responseStream,
        ServerCallContext context) =>
        watch.WatchAsync(request, responseStream, context.CancellationToken);

    public override Task DownloadEvidenceExport(
        DownloadEvidenceExportRequest request, IServerStreamWriter<DownloadEvidenceExportResponse> responseStream,
        ServerCallContext context) =>
        download.DownloadAsync(request, responseStream, context.CancellationToken);
}
