using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>Takes a file in and stages it, once for each request id.</summary>
internal sealed class StageImport(
    ImportStager stager, Writes writes, DeskKeys desks, TimeProvider clock, IOptions<OpenReferralOptions> options)
{
    internal async Task<StageImportResponse> ExecuteAsync(
        IAsyncStreamReader<StageImportRequest> requests, CancellationToken cancellationToken)
    {
        await using var upload = await UploadedFile.TakeAsync(
            requests, options.Value.ImportBytes, clock, cancellationToken);
        return await writes.RunAsync(Compared(upload), upload.Header.RequestId, async token =>
        {
            var import = await stager.StageAsync(upload, token);
            var response = new StageImportResponse { Import = ImportView.Make(import) };
            return new Written<StageImportResponse>(response, await desks.OpenAsync(token));
        }, cancellationToken);
    }

    /// <summary>
    /// What a repeat is told by: the header and the file's hash. No source that is sent holds a NUL, so that no other
    /// request looks like it.
    /// </summary>
    private static ImportHeader Compared(UploadedFile upload)
    {
        var compared = upload.Header.Clone();
        compared.Source = $"{compared.Source}\0{Convert.ToHexStringLower(upload.Sha256)}";
        return compared;
    }
}
