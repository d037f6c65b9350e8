using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Records;

/// <summary>One connection of a stream of entries, as a client keeps it.</summary>
internal sealed class EntryStream : IDisposable
{
    private readonly AsyncDuplexStreamingCall<RecordStreamRequest, RecordStreamResponse> call;

    private EntryStream(RecordService.RecordServiceClient client, CancellationToken cancellationToken) =>
        call = client.RecordStream(cancellationToken: cancellationToken);

    /// <summary>How many the service says it holds.</summary>
    public long Stored { get; private set; }

    /// <summary>The receipts that came on this connection.</summary>
    public List<EntryReceipt> Receipts { get; } = [];

    public static EntryStream Connect(
        RecordService.RecordServiceClient client, CancellationToken cancellationToken = default) =>
        new(client, cancellationToken);

    /// <summary>Opens it, and waits for the first answer.</summary>
    public static async Task<EntryStream> OpenAsync(
        RecordService.RecordServiceClient client, string caseId, string streamId,
        CancellationToken cancellationToken = default)
    {
        var stream = Connect(client, cancellationToken);
        await stream.StartAsync(caseId, streamId);
        Assert.True(await stream.NextAsync());
        Assert.Empty(stream.Receipts);
        return stream;
    }

    public Task StartAsync(string caseId, string streamId) => call.RequestStream.WriteAsync(
        new RecordStreamRequest { Start = new StreamStart { CaseId = caseId, StreamId = streamId } });

    public Task SendAsync(RecordedEntry entry) =>
        call.RequestStream.WriteAsync(new RecordStreamRequest { Entry = entry });

    public Task SendAsync(RecordStreamRequest request) => call.RequestStream.WriteAsync(request);

    /// <summary>Sends what the service still takes; it may have refused an earlier one already.</summary>
    public async Task TrySendAsync(IEnumerable<RecordedEntry> entries)
    {
        try
        {
            foreach (var entry in entries) await SendAsync(entry);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The answer says why.
        }
    }

    /// <summary>The next answer; false at the end.</summary>
    public async Task<bool> NextAsync()
    {
        if (!await call.ResponseStream.MoveNext(CancellationToken.None)) return false;
        var response = call.ResponseStream.Current;
        Stored = response.StoredCount;
        Receipts.AddRange(response.Receipts);
        return true;
    }

    /// <summary>Reads until this many are acknowledged on this connection.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        while (Receipts.Count < count) Assert.True(await NextAsync());
    }

    /// <summary>Reads to the end.</summary>
    public async Task RestAsync()
    {
        while (await NextAsync())
        {
        }
    }

    public async Task CompleteAsync()
    {
        await call.RequestStream.CompleteAsync();
        await RestAsync();
    }

    /// <summary>Reads on until the refusal.</summary>
    public Task<Refusal> RefusedAsync() => Failures.RefusedAsync(RestAsync);

    public void Dispose() => call.Dispose();
}
