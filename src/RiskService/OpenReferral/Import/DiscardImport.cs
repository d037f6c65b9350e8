using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>Throws a staged import away. Its report stays; what it would have changed goes.</summary>
internal sealed class DiscardImport(ImportBook book, Writes writes, DeskKeys desks, TimeProvider clock)
{
    internal Task<DiscardImportResponse> ExecuteAsync(
        DiscardImportRequest request, CancellationToken cancellationToken)
    {
        RequestChecks.Id("import_id", request.ImportId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var import = await book.FindStagedAsync(request.ImportId, token);
            Discard(import, clock.Now());
            var response = new DiscardImportResponse { Import = ImportView.Make(import) };
            return new Written<DiscardImportResponse>(response, await desks.OpenAsync(token));
        }, cancellationToken);
    }

    internal static void Discard(DirectoryImportRow import, DateTimeOffset now)
    {
        (import.State, import.EndTime) = (ImportState.Discarded, now);
        import.Version++;
    }
}
