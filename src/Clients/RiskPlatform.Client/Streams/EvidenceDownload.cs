using System.Security.Cryptography;
using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Streams;

/// <summary>An evidence export on its way, over as many connections as it takes.</summary>
internal sealed class EvidenceDownload(
    RiskPlatformClient client, string caseId, string exportId, Metadata headers, Stream destination,
    IProgress<DownloadProgress>? progress)
{
    private long written;

    internal async Task<EvidenceExport> RunAsync(CancellationToken cancellationToken)
    {
        var answer = await client.Exports.GetEvidenceExportAsync(
            new GetEvidenceExportRequest { CaseId = caseId, ExportId = exportId }, headers,
            cancellationToken: cancellationToken);
        var export = answer.Export;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await new Resuming(client.Pipeline, openingIsRepeated: true).RunAsync(
            () => written, () => OnceAsync(export, hash, cancellationToken), cancellationToken);
        await destination.FlushAsync(cancellationToken);
        if (written != export.SizeBytes) throw OtherSize();
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(export.Sha256.Span))
            throw new ContentMismatchException("The SHA-256 of what arrived is not that of the export.");
        return export;
    }

    private async Task OnceAsync(EvidenceExport export, IncrementalHash hash, CancellationToken cancellationToken)
    {
        if (written > 0 && written == export.SizeBytes) return;
        using var call = client.Exports.DownloadEvidenceExport(
            new DownloadEvidenceExportRequest { CaseId = caseId, ExportId = exportId, Offset = written }, headers,
            cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var chunk = call.ResponseStream.Current.Chunk.Memory;
            if (written + chunk.Length > export.SizeBytes) throw OtherSize();
            await destination.WriteAsync(chunk, cancellationToken);
            hash.AppendData(chunk.Span);
            written += chunk.Length;
            progress?.Report(new DownloadProgress(written, export.SizeBytes));
        }
    }

    private static ContentMismatchException OtherSize() =>
        new("Another number of bytes arrived than the export has.");
}
