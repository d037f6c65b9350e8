using Grpc.Core;
using Grpc.Core.Interceptors;
using RiskPlatform.Client.Tokens;

namespace RiskPlatform.Client.Calls;

/// <summary>One call with all its attempts.</summary>
internal sealed class UnaryCall<TRequest, TResponse>(
    ITokenSource? tokens, RetryPolicy retries, TimeProvider time,
    ClientInterceptorContext<TRequest, TResponse> context, DateTime deadline)
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
                error = RiskPlatformException.From(LateOrNot(e), requestId);
            }
            catch (TokenRequestException e)
            {
                error = e;
            }

            var delay = repeatIsSafe ? retries.DelayAfter(attempt, error) : null;
            if (delay is null || time.GetUtcNow().UtcDateTime + delay.Value >= deadline) throw error;
            await Task.Delay(delay.Value, time, stop.Token);
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
        if (tokens is null) return await SendAsync(request, send, null, stop);
        var token = await TokenAsync(tokens, stop);
        try
        {
            return await SendAsync(request, send, token, stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated && tokens.Discard(token))
        {
            // Nothing was done for a call that was not let in, so even a write may be sent again.
            return await SendAsync(request, send, await TokenAsync(tokens, stop), stop);
        }
    }

    private async Task<TResponse> SendAsync(
        TRequest request, Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> send, string? token,
        CancellationToken stop)
    {
        // A copy, since headers belong to the caller. Set here rather than as call credentials, which gRPC drops on
        // connections without TLS.
        var headers = new Metadata();
        foreach (var entry in context.Options.Headers ?? Metadata.Empty) headers.Add(entry);
        if (token is not null) headers.Add("authorization", $"Bearer {token}");
        var options = context.Options.WithHeaders(headers).WithDeadline(deadline).WithCancellationToken(stop);
        current =
            send(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        return await current.ResponseAsync;
    }

    private async Task<string> TokenAsync(ITokenSource source, CancellationToken stop)
    {
        var left = deadline - time.GetUtcNow().UtcDateTime;
        if (left <= TimeSpan.Zero) throw Late();
        using var timer = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timer.Token);
        try
        {
            return await source.GetAsync(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw Late();
        }
    }

    // The service can't tell a passed deadline from a cancelled call; only this side knows which it was.
    private RpcException LateOrNot(RpcException e) =>
        e.StatusCode == StatusCode.Cancelled && time.GetUtcNow().UtcDateTime >= deadline ? Late() : e;

    private static RpcException Late() => new(new Status(StatusCode.DeadlineExceeded, "The deadline passed."));

    private static InvalidOperationException NotYet() => new("The call has not been sent yet.");
}
