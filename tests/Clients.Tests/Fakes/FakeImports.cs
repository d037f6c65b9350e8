using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>A service that takes files of listings, whose connections are cut where a test asks.</summary>
internal sealed class FakeImports
{
    private readonly Queue<(int Chunks, RpcException Error)> cuts = [];

    internal FakeImports(Func<Sent, IMessage>? others = null) =>
        Invoker = new FakeInvoker(others ?? (_ => throw ServiceErrors.Unavailable()))
        {
            Duplex = TakeAsync,
            Stream = SendAsync,
        };

    internal FakeInvoker Invoker { get; }

    internal List<ImportHeader> Headers { get; } = [];

    internal List<int> ChunkSizes { get; } = [];

    /// <summary>What the last connection brought.</summary>
    internal byte[] Received { get; private set; } = [];

    /// <summary>What an export sends.</summary>
    internal byte[] Exported { get; init; } = [];

    internal DirectoryImport Staged { get; } = new()
    {
        ImportId = "i-1",
        State = ImportState.Staged,
        Source = "county",
        CreatedCount = 1,
        RejectedCount = 1,
    };

    internal void CutAfter(int chunks, RpcException? error = null) =>
        cuts.Enqueue((chunks, error ?? ServiceErrors.Unavailable()));

    private async IAsyncEnumerable<IMessage> TakeAsync(
        IAsyncEnumerable<IMessage> requests, [EnumeratorCancellation] CancellationToken stop)
    {
        var cut = Next();
        using var bytes = new MemoryStream();
        await foreach (var message in requests.WithCancellation(stop))
        {
            var request = (StageImportRequest)message;
            if (request.Header is { } header)
            {
                Headers.Add(header);
                continue;
            }

            if (cut.Chunks-- == 0) throw cut.Error;
            ChunkSizes.Add(request.Chunk.Length);
            request.Chunk.WriteTo(bytes);
        }

        Received = bytes.ToArray();
        yield return new StageImportResponse { Import = Staged };
    }

    private async IAsyncEnumerable<IMessage> SendAsync(Sent sent, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Yield();
        var cut = Next();
        foreach (var chunk in Exported.Chunk(100))
        {
            stop.ThrowIfCancellationRequested();
            if (cut.Chunks-- == 0) throw cut.Error;
            yield return new ExportDirectoryResponse { Chunk = ByteString.CopyFrom(chunk) };
        }
    }

    private (int Chunks, RpcException Error) Next() =>
        cuts.TryDequeue(out var next) ? next : (int.MaxValue, null!);
}
