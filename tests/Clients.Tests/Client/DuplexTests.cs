using System.Runtime.CompilerServices;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.Client.Calls;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

/// <summary>Calls whose caller streams.</summary>
public sealed class DuplexTests
{
    private static readonly RecordStreamRequest Start = new() { Start = new StreamStart { CaseId = "c" } };

    private static async IAsyncEnumerable<IMessage> Refuse(
        IAsyncEnumerable<IMessage> requests, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var request in requests.WithCancellation(stop))
        {
            if (((RecordStreamRequest)request).Start is null)
                throw ServiceErrors.Of(StatusCode.NotFound, "NOT_FOUND");
            yield return new RecordStreamResponse { StoredCount = 7 };
        }
    }

    [Fact]
    public async Task Both_sides_have_typed_errors()
    {
        using var test = new TestClient(new FakeInvoker { Duplex = Refuse });
        using var call = test.Client.Records.RecordStream();
        await call.RequestStream.WriteAsync(Start);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(7, call.ResponseStream.Current.StoredCount);

        await call.RequestStream.WriteAsync(new RecordStreamRequest { Entry = new RecordedEntry() });
        await Assert.ThrowsAsync<NotFoundException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => call.RequestStream.WriteAsync(Start));
        await Assert.ThrowsAsync<NotFoundException>(() => call.RequestStream.CompleteAsync());
    }

    [Fact]
    public async Task A_write_into_a_broken_connection_is_typed_too()
    {
        using var test = new TestClient(
            new FakeInvoker { Duplex = (_, _) => throw ServiceErrors.Unavailable(), Breaks = true });
        using var call = test.Client.Records.RecordStream();
        await Assert.ThrowsAsync<UnavailableException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        await Assert.ThrowsAsync<UnavailableException>(() => call.RequestStream.WriteAsync(Start));
    }

    [Fact]
    public async Task It_has_a_token_a_purpose_and_no_deadline_and_is_opened_once()
    {
        var tokens = new RenewingTokens();
        var refused = ServiceErrors.Of(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        using var test = new TestClient(
            new FakeInvoker { Duplex = (_, _) => throw refused }, tokens, purpose: AccessPurpose.Synchronisation);
        using var call = test.Client.Records.RecordStream();
        await Assert.ThrowsAsync<NotAuthenticatedException>(
            () => call.ResponseStream.MoveNext(CancellationToken.None));
        var sent = Assert.Single(test.Service.Calls);
        Assert.Equal(("Bearer token-1", "SYNCHRONISATION", null),
            (sent.Authorization, sent.Purpose, sent.Options.Deadline));

        // The token was rejected, so the next call has another.
        Assert.Equal("token-2", await tokens.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_fails_reads_and_writes()
    {
        using var test = new TestClient(new FakeInvoker { Duplex = Refuse },
            new DelegateTokens(_ => throw new InvalidOperationException("No sign-in.")));
        using var call = test.Client.Records.RecordStream();
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(Start));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Empty(test.Service.Calls);
    }

    [Fact]
    public async Task Cancelling_and_disposing_end_it()
    {
        using var test = new TestClient(new FakeInvoker { Duplex = Refuse });
        using var stop = new CancellationTokenSource();
        using var call = test.Client.Records.RecordStream(cancellationToken: stop.Token);
        var read = call.ResponseStream.MoveNext(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.RequestStream.WriteAsync(Start));

        var other = test.Client.Records.RecordStream();
        var next = other.ResponseStream.MoveNext(CancellationToken.None);
        other.Dispose();
        other.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task A_call_with_one_answer_to_a_stream_goes_the_same_way()
    {
        // The protocol has none; what is generated from a later one must not go around token and errors.
        var method = new Method<RecordStreamRequest, RecordStreamResponse>(
            MethodType.ClientStreaming, "riskplatform.v1.Later", "Upload",
            Marshallers.Create(m => m.ToByteArray(), RecordStreamRequest.Parser.ParseFrom),
            Marshallers.Create(m => m.ToByteArray(), RecordStreamResponse.Parser.ParseFrom));
        using var test = new TestClient(new FakeInvoker { Duplex = Refuse });
        var invoker = Grpc.Core.Interceptors.CallInvokerExtensions.Intercept(
            test.Service, new CallInterceptor(test.Client.Pipeline));

        using var call = invoker.AsyncClientStreamingCall(method, null, default);
        await call.RequestStream.WriteAsync(Start);
        Assert.Equal(7, (await call).StoredCount);

        using var refused = invoker.AsyncClientStreamingCall(method, null, default);
        await refused.RequestStream.WriteAsync(new RecordStreamRequest { Entry = new RecordedEntry() });
        await Assert.ThrowsAsync<NotFoundException>(async () => await refused);
    }
}
