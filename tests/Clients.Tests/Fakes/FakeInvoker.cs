using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace Clients.Tests.Fakes;

/// <summary>
/// A service without a network: answers each call with the next of its answers, the last one again and again.
/// </summary>
internal sealed class FakeInvoker(params Func<Sent, IMessage>[] answers) : CallInvoker
{
    internal List<Sent> Calls { get; } = [];

    /// <summary>Answers calls that the service answers with a stream.</summary>
    internal Func<Sent, CancellationToken, IAsyncEnumerable<IMessage>>? Stream { get; init; }

    /// <summary>Connections of calls whose caller streams break rather than end.</summary>
    internal bool Breaks { get; set; }

    /// <summary>Answers calls whose caller streams. It runs as its answers are read.</summary>
    internal Func<IAsyncEnumerable<IMessage>, CancellationToken, IAsyncEnumerable<IMessage>>? Duplex { get; init; }

    internal static FakeInvoker Answering(IMessage answer) => new(_ => answer);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var response = Task.FromResult(request).ContinueWith(
            _ => Answer<TRequest, TResponse>(method, options, request), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new AsyncUnaryCall<TResponse>(response,
            Headers(), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Answer<TRequest, TResponse>(method, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var sent = new Sent(method.Name, (IMessage)(object)request!, options);
        Calls.Add(sent);
        var reader = new FakeReader<TResponse>(stop => Stream!(sent, stop), options.CancellationToken);
        return new AsyncServerStreamingCall<TResponse>(
            reader, Headers(), () => Status.DefaultSuccess, () => [], reader.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Calls.Add(new Sent(method.Name, new Empty(), options));
        var requests = new FakeRequests<TRequest>();
        var reader = new FakeReader<TResponse>(stop => Duplex!(requests.ReadAsync(stop), stop),
            options.CancellationToken, requests.Refuse);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            requests, OnlyAsync(reader), Headers(), () => Status.DefaultSuccess, () => [], reader.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Calls.Add(new Sent(method.Name, new Empty(), options));
        var requests = new FakeRequests<TRequest> { IsBroken = Breaks };
        var reader = new FakeReader<TResponse>(stop => Duplex!(requests.ReadAsync(stop), stop),
            options.CancellationToken, requests.Refuse);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            requests, reader, Headers(), () => Status.DefaultSuccess, () => [], reader.Dispose);
    }

    private static async Task<TResponse> OnlyAsync<TResponse>(FakeReader<TResponse> reader)
    {
        await reader.MoveNext(CancellationToken.None);
        return reader.Current;
    }

    private Task<Metadata> Headers() => Task.FromResult(new Metadata { { "attempt", Calls.Count.ToString() } });

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
    internal string? Purpose => Options.Headers?.GetValue("riskplatform-purpose");

    internal string? Authorization => Options.Headers?.GetValue("authorization");

    internal string? RequestId =>
        Request.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(Request) as string;
}
