using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>Sends the file, piece by piece, from any byte on.</summary>
internal sealed class DownloadExport(EvidenceExports exports, RiskDbContext db, TimeProvider clock)
{
    internal async Task DownloadAsync(
        DownloadEvidenceExportRequest request, IServerStreamWriter<DownloadEvidenceExportResponse> responses,
        CancellationToken cancellationToken)
    {
        var (row, opened) = await exports.FindAsync(request.CaseId, request.ExportId, cancellationToken);
        if (row.State != EvidenceExportState.Ready) throw NotReady(row.State);

        // Past its term it is gone for everybody, whether or not the sweep has been there.
        if (row.ExpireTime <= clock.Now()) throw NotReady(EvidenceExportState.Expired);
        if (request.Offset < 0 || request.Offset > row.SizeBytes)
        {
            throw Violations.One("offset", $"Send 0 to {row.SizeBytes}, the size of the file.");
        }

        var skip = (int)(request.Offset % ExportChunkRow.Size);
        var index = (int)(request.Offset / ExportChunkRow.Size);
        for (; (long)index * ExportChunkRow.Size < row.SizeBytes; (index, skip) = (index + 1, 0))
        {
            // It may expire while it is sent.
            var at = index;
            var chunk = await db.Set<ExportChunkRow>().SingleOrDefaultAsync(
                c => c.CaseId == row.CaseId && c.RunId == row.RunId && c.Index == at, cancellationToken)
                ?? throw NotReady(EvidenceExportState.Expired);
            var bytes = opened.Key.Open(chunk.Content, ExportChunkRow.Field(at), chunk.RunId);
            await responses.WriteAsync(
                new DownloadEvidenceExportResponse { Chunk = UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(skip)) },
                cancellationToken);
        }
    }

    private static FailureException NotReady(EvidenceExportState state) => new Failure.IllegalTransition(
        state switch
        {
            EvidenceExportState.Expired => "The file was deleted after its term. Start another export.",
            EvidenceExportState.Failed => "The export could not be made. Start another.",
            _ => "The export is not ready yet. Watch it until it is.",
        }, "RECORD-6").AsException();
}
