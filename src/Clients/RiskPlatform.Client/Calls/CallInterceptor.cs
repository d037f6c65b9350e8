using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// What every call goes through: request id, deadline, attempts, purpose, token, typed error. A stream has no deadline
/// but its caller's: a history or a watch may take hours.
/// </summary>
internal sealed class CallInterceptor(Pipeline pipeline) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = new UnaryCall<TRequest, TResponse>(pipeline, context, TakeDeadline(context.Options));
        var response = call.RunAsync(request, continuation);
        return new AsyncUnaryCall<TResponse>(
            response, _ => call.HeadersAsync(response), _ => call.GetStatus(), _ => call.GetTrailers(),
            _ => call.Dispose(), call);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        using var call = new UnaryCall<TRequest, TResponse>(pipeline, context, TakeDeadline(context.Options));
        return Task.Run(() => call.RunAsync(request, (r, c) => Completed(continuation(r, c)))).GetAwaiter().GetResult();
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var stream = new ServerStream<TRequest, TResponse>(pipeline, context, request, continuation);
        return new AsyncServerStreamingCall<TResponse>(
            stream, _ => stream.HeadersAsync(), _ => stream.GetStatus(), _ => stream.GetTrailers(),
            _ => stream.Dispose(), stream);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = new OpenCall<TRequest, TResponse, AsyncClientStreamingCall<TRequest, TResponse>>(
            pipeline, context, c => continuation(c));
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            call.Writer(c => c.RequestStream), call.RunAsync(c => c.ResponseAsync),
            _ => call.RunAsync(c => c.ResponseHeadersAsync), _ => call.Opened.GetStatus(),
            _ => call.Opened.GetTrailers(), _ => call.Dispose(), call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = new OpenCall<TRequest, TResponse, AsyncDuplexStreamingCall<TRequest, TResponse>>(
            pipeline, context, c => continuation(c));
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.Writer(c => c.RequestStream), call.Reader(c => c.ResponseStream),
            _ => call.RunAsync(c => c.ResponseHeadersAsync), _ => call.Opened.GetStatus(),
            _ => call.Opened.GetTrailers(), _ => call.Dispose(), call);
    }

    private DateTime TakeDeadline(CallOptions options) => options.Deadline ?? pipeline.DefaultDeadline;

    private static AsyncUnaryCall<T> Completed<T>(T response) => new(
        Task.FromResult(response), Task.FromResult(Metadata.Empty), static () => Status.DefaultSuccess,
        static () => Metadata.Empty, static () => { });
}
