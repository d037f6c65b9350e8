using Grpc.Core;
using Grpc.Core.Interceptors;
using RiskPlatform.Client.Tokens;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// What every call goes through: request id, deadline, attempts, token, typed error. Every RPC of the protocol is
/// unary, so only unary calls are handled; a test fails when that changes.
/// </summary>
internal sealed class CallInterceptor(ITokenSource? tokens, TimeSpan deadline, RetryPolicy retries, TimeProvider time)
    : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = new UnaryCall<TRequest, TResponse>(tokens, retries, time, context, TakeDeadline(context.Options));
        var response = call.RunAsync(request, continuation);
        return new AsyncUnaryCall<TResponse>(
            response, _ => call.HeadersAsync(response), _ => call.GetStatus(), _ => call.GetTrailers(),
            _ => call.Dispose(), call);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        using var call = new UnaryCall<TRequest, TResponse>(
            tokens, retries, time, context, TakeDeadline(context.Options));
        return Task.Run(() => call.RunAsync(request, (r, c) => Completed(continuation(r, c)))).GetAwaiter().GetResult();
    }

    private DateTime TakeDeadline(CallOptions options) => options.Deadline ?? time.GetUtcNow().UtcDateTime + deadline;

    private static AsyncUnaryCall<T> Completed<T>(T response) => new(
        Task.FromResult(response), Task.FromResult(Metadata.Empty), static () => Status.DefaultSuccess,
        static () => Metadata.Empty, static () => { });
}
