using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

internal static class ImportView
{
    internal static DirectoryImport Make(DirectoryImportRow row) => new()
    {
        ImportId = row.Id.ToString(),
        State = row.State,
        Source = row.Source,
        Format = row.Format,
        CreatedCount = row.CreatedCount,
        ChangedCount = row.ChangedCount,
        UnchangedCount = row.UnchangedCount,
        RejectedCount = row.RejectedCount,
        CreateTime = row.CreateTime.ToTimestamp(),
        CreatedBy = row.CreatedBy,
        EndTime = row.EndTime?.ToTimestamp(),
    };

    internal static ImportRow Make(DirectoryImportItemRow row) => new()
    {
        RowNumber = row.RowNumber,
        SourceId = row.SourceId,
        Name = row.Name,
        Outcome = row.Outcome,
        Details = { row.Details.Split('\n', StringSplitOptions.RemoveEmptyEntries) },
        ListingId = row.ListingId?.ToString() ?? "",
    };
}
