using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RiskPlatform.Client.Calls;

/// <summary>One call with all its attempts.</summary>
internal sealed class UnaryCall<TRequest, TResponse>(
    Pipeline pipeline, ClientInterceptorContext<TRequest, TResponse> context, DateTime deadline)
    : IDisposable
    where TRequest : class
    where TResponse : class
{
    // Lets the caller dispose the call while it waits between attempts or for a token.
    private readonly CancellationTokenSource disposed = new();
    private AsyncUnaryCall<TResponse>? current;
    private int ended;

    internal async Task<TResponse> RunAsync(
        TRequest given, Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> send)
    {
        var (request, requestId, repeatIsSafe) = RequestIds.Prepare(given);
        var caller = context.Options.CancellationToken;
        var closed = disposed.Token;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(caller, closed);
        for (var attempt = 1; ; attempt++)
        {
            RiskPlatformException error;
            try
            {
                return await AttemptAsync(request, send, stop.Token);
            }
            catch (RpcException e)
            {
                caller.ThrowIfCancellationRequested();
                stop.Token.ThrowIfCancellationRequested();
                error = RiskPlatformException.From(pipeline.LateOrNot(e, deadline), requestId);
            }
            catch (TokenRequestException e)
            {
                error = e;
            }

            var delay = repeatIsSafe ? pipeline.Retries.DelayAfter(attempt, error) : null;
            if (delay is null || pipeline.Now + delay.Value >= deadline) throw error;
            await Task.Delay(delay.Value, pipeline.Time, stop.Token);
        }
    }

    internal async Task<Metadata> HeadersAsync(Task response)
    {
        // Headers of an attempt that failed are of no use: wait for the one that counts.
        await response;
        return await current!.ResponseHeadersAsync;
    }

    internal Status GetStatus() => current?.GetStatus() ?? throw NotYet();

    internal Metadata GetTrailers() => current?.GetTrailers() ?? throw NotYet();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 1) return;
        disposed.Cancel();
        current?.Dispose();
        disposed.Dispose();
    }

    private async Task<TResponse> AttemptAsync(
        TRequest request, Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> send, CancellationToken stop)
    {
        var token = await pipeline.TokenAsync(deadline, stop);
        try
        {
            return await SendAsync(request, send, token, stop);
        }
        catch (RpcException e) when (pipeline.Rejected(e, token))
        {
            // Nothing was done for a call that was not let in, so even a write may be sent again.
            return await SendAsync(request, send, await pipeline.TokenAsync(deadline, stop), stop);
        }
    }

    private async Task<TResponse> SendAsync(
        TRequest request, Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> send, string? token,
        CancellationToken stop)
    {
        var options = context.Options.WithHeaders(pipeline.Headers(context.Options.Headers, token))
            .WithDeadline(deadline).WithCancellationToken(stop);
        current =
            send(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        return await current.ResponseAsync;
    }

    private static InvalidOperationException NotYet() => new("The call has not been sent yet.");
}
