using System.Runtime.ExceptionServices;
using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Streams;

/// <summary>One history on its way, over as many connections as it takes.</summary>
internal sealed class HistoryStream(
    RiskPlatformClient client, StreamStart start,
    Func<long, CancellationToken, IAsyncEnumerable<RecordedEntry>> entriesFrom, HistoryOptions options)
{
    private long stored;
    private volatile bool allSent;
    private ExceptionDispatchInfo? sourceError;

    internal async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        await new Resuming(client.Pipeline, openingIsRepeated: false).RunAsync(
            () => stored, () => OnceAsync(cancellationToken), cancellationToken);
        return stored;
    }

    private async Task OnceAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = client.Records.RecordStream(options.Purpose.ToHeaders(), cancellationToken: stop.Token);
        using var window = new HistoryWindow(options.MaxUnacknowledged);
        var sending = Task.FromResult(0L);
        allSent = false;
        try
        {
            await TryAsync(() => call.RequestStream.WriteAsync(new RecordStreamRequest { Start = start }));
            if (!await call.ResponseStream.MoveNext(stop.Token)) throw Cut();
            Take(call.ResponseStream.Current);
            window.Open(stored);
            sending = SendAsync(call.RequestStream, window, stop);
            while (await call.ResponseStream.MoveNext(stop.Token))
            {
                Take(call.ResponseStream.Current);
                window.Acknowledge(stored);
            }
        }
        catch
        {
            await stop.CancelAsync();
            await EndAsync(sending);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        // A service that ended the stream before its time takes no more, and the sender may wait for it forever.
        if (!allSent) await stop.CancelAsync();
        await EndAsync(sending);
        cancellationToken.ThrowIfCancellationRequested();
        if (!allSent || stored < await sending) throw Cut();
    }

    private async Task<long> SendAsync(
        IClientStreamWriter<RecordStreamRequest> requests, HistoryWindow window, CancellationTokenSource stop)
    {
        var next = stored;
        try
        {
            await foreach (var entry in entriesFrom(next, stop.Token).WithCancellation(stop.Token))
            {
                await window.EnterAsync(stop.Token);
                if (!await TryAsync(() => requests.WriteAsync(new RecordStreamRequest { Entry = entry }))) return next;
                next++;
            }

            allSent = true;
            await TryAsync(requests.CompleteAsync);
            return next;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The source failed. Nobody waits for this task while answers come: end those too.
            sourceError = ExceptionDispatchInfo.Capture(e);
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task EndAsync(Task sending)
    {
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        sourceError?.Throw();
    }

    // Why a write was not taken is told by the answers, which say it better: the call has one outcome.
    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RiskPlatformException)
        {
            return false;
        }
    }

    private void Take(RecordStreamResponse response)
    {
        if (response.StoredCount < stored)
        {
            throw RiskPlatformException.From(new RpcException(new Status(StatusCode.DataLoss,
                "The service holds fewer entries of this stream than it had acknowledged.")));
        }

        stored = response.StoredCount;
        options.Progress?.Report(new HistoryProgress(stored, response.Receipts));
    }

    private static RiskPlatformException Cut() => RiskPlatformException.From(
        new RpcException(new Status(StatusCode.Unavailable, "The service ended the stream before all was stored.")));
}
