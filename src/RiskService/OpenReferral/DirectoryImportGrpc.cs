using Grpc.Core;
using RiskPlatform.RiskService.OpenReferral.Import;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral;

/// <summary>DirectoryImportService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class DirectoryImportGrpc(
    StageImport stage, ImportBook book, ApplyImport apply, DiscardImport discard, Export.ExportDirectory export)
    : DirectoryImportService.DirectoryImportServiceBase
{
    public override Task<StageImportResponse> StageImport(
        IAsyncStreamReader<StageImportRequest> requestStream, ServerCallContext context) =>
        stage.ExecuteAsync(requestStream, context.CancellationToken);

    public override Task<GetImportResponse> GetImport(GetImportRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<ListImportsResponse> ListImports(ListImportsRequest request, ServerCallContext context) =>
        book.ListAsync(request, context.CancellationToken);

    public override Task<ListImportRowsResponse> ListImportRows(
        ListImportRowsRequest request, ServerCallContext context) =>
        book.RowsAsync(request, context.CancellationToken);

    public override Task<ApplyImportResponse> ApplyImport(ApplyImportRequest request, ServerCallContext context) =>
        apply.ExecuteAsync(request, context.CancellationToken);

    public override Task<DiscardImportResponse> DiscardImport(
        DiscardImportRequest request, ServerCallContext context) =>
        discard.ExecuteAsync(request, context.CancellationToken);

    public override Task ExportDirectory(
        ExportDirectoryRequest request, IServerStreamWriter<ExportDirectoryResponse> responseStream,
        ServerCallContext context) =>
        export.ExecuteAsync(request, responseStream, context.CancellationToken);
}
