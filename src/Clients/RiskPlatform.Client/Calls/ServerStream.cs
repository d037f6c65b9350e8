using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// A call that the service answers with a stream. Until its first message it is a call like any other and is sent again
/// where that is safe; after it, only the caller knows what may come twice.
/// </summary>
internal sealed class ServerStream<TRequest, TResponse> : IAsyncStreamReader<TResponse>, IDisposable
    where TRequest : class
    where TResponse : class
{
    private readonly Pipeline pipeline;
    private readonly ClientInterceptorContext<TRequest, TResponse> context;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken stopped;
    private readonly Task<bool> first;
    private AsyncServerStreamingCall<TResponse>? current;
    private string? requestId;
    private bool begun;
    private int ended;

    internal ServerStream(
        Pipeline pipeline, ClientInterceptorContext<TRequest, TResponse> context, TRequest request,
        Interceptor.AsyncServerStreamingCallContinuation<TRequest, TResponse> send)
    {
        this.pipeline = pipeline;
        this.context = context;
        stop = CancellationTokenSource.CreateLinkedTokenSource(context.Options.CancellationToken);
        stopped = stop.Token;
        first = FirstAsync(request, send);
    }

    public TResponse Current => begun
        ? current!.ResponseStream.Current
        : throw new InvalidOperationException("There is no message here.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static self => ((ServerStream<TRequest, TResponse>)self!).Cancel(), this);
        try
        {
            if (begun) return await current!.ResponseStream.MoveNext(cancellationToken);
            begun = await first;
            return begun;
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Typed(e);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Those of the attempt that gave the first message; of one that failed they are of no use.</summary>
    internal async Task<Metadata> HeadersAsync()
    {
        await first;
        return await current!.ResponseHeadersAsync;
    }

    internal Status GetStatus() => current?.GetStatus() ?? throw NotYet();

    internal Metadata GetTrailers() => current?.GetTrailers() ?? throw NotYet();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 1) return;
        stop.Cancel();
        current?.Dispose();
        stop.Dispose();
    }

    private async Task<bool> FirstAsync(
        TRequest given, Interceptor.AsyncServerStreamingCallContinuation<TRequest, TResponse> send)
    {
        var (request, id, repeatIsSafe) = RequestIds.Prepare(given);
        requestId = id;
        for (var attempt = 1; ; attempt++)
        {
            RiskPlatformException error;
            try
            {
                return await AttemptAsync(request, send);
            }
            catch (RpcException e)
            {
                error = Typed(e);
            }
            catch (TokenRequestException e)
            {
                error = e;
            }

            var delay = repeatIsSafe ? pipeline.Retries.DelayAfter(attempt, error) : null;
            if (delay is null || pipeline.Now + delay.Value >= context.Options.Deadline) throw error;
            current?.Dispose();
            await Task.Delay(delay.Value, pipeline.Time, stopped);
        }
    }

    private async Task<bool> AttemptAsync(
        TRequest request, Interceptor.AsyncServerStreamingCallContinuation<TRequest, TResponse> send)
    {
        var until = context.Options.Deadline ?? pipeline.DefaultDeadline;
        var token = await pipeline.TokenAsync(until, stopped);
        try
        {
            return await SendAsync(request, send, token);
        }
        catch (RpcException e) when (pipeline.Rejected(e, token))
        {
            return await SendAsync(request, send, await pipeline.TokenAsync(until, stopped));
        }
    }

    private async Task<bool> SendAsync(
        TRequest request, Interceptor.AsyncServerStreamingCallContinuation<TRequest, TResponse> send, string? token)
    {
        stopped.ThrowIfCancellationRequested();
        var options = context.Options.WithHeaders(pipeline.Headers(context.Options.Headers, token))
            .WithCancellationToken(stopped);
        current =
            send(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        return await current.ResponseStream.MoveNext(stopped);
    }

    private void Cancel()
    {
        if (Volatile.Read(ref ended) == 0) stop.Cancel();
    }

    private RiskPlatformException Typed(RpcException e)
    {
        stopped.ThrowIfCancellationRequested();
        return RiskPlatformException.From(pipeline.LateOrNot(e, context.Options.Deadline), requestId);
    }

    private static InvalidOperationException NotYet() => new("The call has not been sent yet.");
}
