using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

internal static class ExportView
{
    internal static EvidenceExport ToProto(this ExportRow row, CaseKey key) => new()
    {
        ExportId = row.Id.ToString(),
        CaseId = row.CaseId.ToString(),
        State = row.State,
        CreateTime = row.CreateTime.ToTimestamp(),
        EndTime = row.EndTime?.ToTimestamp(),
        ExpireTime = row.ExpireTime?.ToTimestamp(),
        EntryCount = row.EntryCount,
        EntriesDone = row.EntriesDone,
        SizeBytes = row.SizeBytes,
        Sha256 = ByteString.CopyFrom(row.Sha256 ?? []),
        RequestedBy = row.CreatedBy,
        Recipient = key.OpenText(row.Recipient, ExportRow.RecipientField, row.Id),
        Reason = key.OpenText(row.Reason, ExportRow.ReasonField, row.Id),
    };
}
