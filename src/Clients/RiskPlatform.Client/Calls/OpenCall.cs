using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// A call whose caller streams: opened once a token is there, and never by itself opened again, since only the caller
/// can say once more what was said.
/// </summary>
internal sealed class OpenCall<TRequest, TResponse, TCall> : IDisposable
    where TRequest : class
    where TResponse : class
    where TCall : class, IDisposable
{
    private readonly Pipeline pipeline;
    private readonly DateTime? deadline;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken stopped;
    private readonly Task<TCall> opened;
    private TCall? current;
    private string? token;
    private int ended;

    internal OpenCall(
        Pipeline pipeline, ClientInterceptorContext<TRequest, TResponse> context,
        Func<ClientInterceptorContext<TRequest, TResponse>, TCall> open)
    {
        this.pipeline = pipeline;
        deadline = context.Options.Deadline;
        stop = CancellationTokenSource.CreateLinkedTokenSource(context.Options.CancellationToken);
        stopped = stop.Token;
        opened = OpenAsync(context, open);
    }

    /// <summary>The call itself, for what is known only after it ended.</summary>
    internal TCall Opened => current ?? throw new InvalidOperationException("The call has not been sent yet.");

    internal RequestWriter<TRequest> Writer(Func<TCall, IClientStreamWriter<TRequest>> of) =>
        new((write, cancellation) => RunAsync(async call =>
        {
            await write(of(call));
            return true;
        }, cancellation));

    internal ResponseReader<TResponse> Reader(Func<TCall, IAsyncStreamReader<TResponse>> of) =>
        new((read, cancellation) => RunAsync(call => read(of(call)), cancellation));

    internal async Task<T> RunAsync<T>(Func<TCall, Task<T>> work, CancellationToken cancellation = default)
    {
        using var registration = cancellation.UnsafeRegister(
            static self => ((OpenCall<TRequest, TResponse, TCall>)self!).Cancel(), this);
        try
        {
            return await CutOrNotAsync(work, await opened);
        }
        catch (RpcException e)
        {
            cancellation.ThrowIfCancellationRequested();
            stopped.ThrowIfCancellationRequested();

            // What was sent is gone, but the next call can be let in.
            pipeline.Rejected(e, token);
            throw RiskPlatformException.From(pipeline.LateOrNot(e, deadline));
        }
    }

    // A write into a connection that just broke fails as the socket says it, not as gRPC does.
    private static async Task<T> CutOrNotAsync<T>(Func<TCall, Task<T>> work, TCall call)
    {
        try
        {
            return await work(call);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The connection was cut.", e));
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 1) return;
        stop.Cancel();
        current?.Dispose();
        stop.Dispose();
    }

    private void Cancel()
    {
        if (Volatile.Read(ref ended) == 0) stop.Cancel();
    }

    private async Task<TCall> OpenAsync(
        ClientInterceptorContext<TRequest, TResponse> context,
        Func<ClientInterceptorContext<TRequest, TResponse>, TCall> open)
    {
        token = await pipeline.TokenAsync(deadline ?? pipeline.DefaultDeadline, stopped);
        stopped.ThrowIfCancellationRequested();
        var options = context.Options.WithHeaders(pipeline.Headers(context.Options.Headers, token))
            .WithCancellationToken(stopped);
        current = open(new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        return current;
    }
}
