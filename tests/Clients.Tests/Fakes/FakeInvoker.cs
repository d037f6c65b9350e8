using Google.Protobuf;
using Grpc.Core;

namespace Clients.Tests.Fakes;

/// <summary>
/// A service without a network: answers each call with the next of its answers, the last one again and again.
/// </summary>
internal sealed class FakeInvoker(params Func<Sent, IMessage>[] answers) : CallInvoker
{
    internal List<Sent> Calls { get; } = [];

    internal static FakeInvoker Answering(IMessage answer) => new(_ => answer);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var response = Task.FromResult(request).ContinueWith(
            _ => Answer<TRequest, TResponse>(method, options, request), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new AsyncUnaryCall<TResponse>(response,
            Task.FromResult(new Metadata { { "attempt", Calls.Count.ToString() } }),
            () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Answer<TRequest, TResponse>(method, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    private TResponse Answer<TRequest, TResponse>(
        Method<TRequest, TResponse> method, CallOptions options, TRequest request)
    {
        var sent = new Sent(method.Name, (IMessage)(object)request!, options);
        Calls.Add(sent);
        return (TResponse)answers[Math.Min(Calls.Count, answers.Length) - 1](sent);
    }
}

/// <summary>A call as the service sees it.</summary>
internal sealed record Sent(string Method, IMessage Request, CallOptions Options)
{
    internal string? Authorization => Options.Headers?.GetValue("authorization");

    internal string? RequestId =>
        Request.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(Request) as string;
}
