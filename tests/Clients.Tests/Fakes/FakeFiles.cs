using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>A service with one file to fetch, whose connections are cut where a test asks.</summary>
internal sealed class FakeFiles
{
    private const int ChunkSize = 100;
    private readonly Queue<(int Chunks, RpcException Error)> cuts = [];

    internal FakeFiles(int size)
    {
        Bytes = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31))];
        Export = new EvidenceExport
        {
            ExportId = "e-1",
            CaseId = "c-1",
            State = EvidenceExportState.Ready,
            EntryCount = 12,
            EntriesDone = 12,
            SizeBytes = size,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(Bytes)),
        };
        TotalBytes = size;
        Invoker = new FakeInvoker(Answer) { Stream = ServeAsync };
    }

    internal byte[] Bytes { get; }

    internal EvidenceExport Export { get; }

    internal long TotalBytes { get; set; }

    internal FakeInvoker Invoker { get; }

    internal Func<Sent, IMessage> Others { get; init; } = _ => throw ServiceErrors.Unavailable();

    /// <summary>What a watch of the export sees, before the export as it is.</summary>
    internal List<EvidenceExport> Stages { get; } = [];

    internal IEnumerable<long> Offsets =>
        Invoker.Calls.Select(c => c.Request).OfType<DownloadEvidenceExportRequest>().Select(r => r.Offset);

    internal void CutAfter(int chunks, RpcException? error = null) =>
        cuts.Enqueue((chunks, error ?? ServiceErrors.Unavailable()));

    private IMessage Answer(Sent sent) => sent.Method switch
    {
        "GetEvidenceExport" => new GetEvidenceExportResponse { Export = Export },
        "StartEvidenceExport" => new StartEvidenceExportResponse
        {
            Export = Stages.FirstOrDefault() ?? Export,
        },
        _ => Others(sent),
    };

    private async IAsyncEnumerable<IMessage> ServeAsync(
        Sent sent, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Yield();
        if (sent.Request is WatchEvidenceExportRequest)
        {
            foreach (var stage in Stages.Append(Export))
                yield return new WatchEvidenceExportResponse { Export = stage };
            yield break;
        }

        var cut = cuts.TryDequeue(out var next) ? next : (Chunks: int.MaxValue, Error: null!);
        var offset = sent.Request is DownloadEvidenceExportRequest download ? (int)download.Offset : 0;
        foreach (var chunk in Bytes[offset..].Chunk(ChunkSize))
        {
            stop.ThrowIfCancellationRequested();
            if (cut.Chunks-- == 0) throw cut.Error;
            var bytes = ByteString.CopyFrom(chunk);
            yield return sent.Request is DownloadEvidenceExportRequest
                ? new DownloadEvidenceExportResponse { Chunk = bytes }
                : new ExportSubjectAccessResponse { Chunk = bytes, TotalBytes = TotalBytes };
        }
    }
}
