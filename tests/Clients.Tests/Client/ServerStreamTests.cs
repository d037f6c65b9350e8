using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class ServerStreamTests
{
    private static readonly WatchTimelineRequest Request = new() { CaseId = "c" };

    private static FakeInvoker Service(params Func<CancellationToken, IAsyncEnumerable<IMessage>>[] connections)
    {
        var next = 0;
        return new FakeInvoker
        {
            Stream = (_, stop) => connections[Math.Min(next++, connections.Length - 1)](stop),
        };
    }

    private static WatchTimelineResponse Entry(long number) => new() { Entries = { new Entry { Number = number } } };

    private static async IAsyncEnumerable<IMessage> Send(params object[] steps)
    {
        foreach (var step in steps)
        {
            await Task.Yield();
            if (step is Exception e) throw e;
            yield return (IMessage)step;
        }
    }

    private static async Task<List<long>> ReadAsync(AsyncServerStreamingCall<WatchTimelineResponse> call)
    {
        var numbers = new List<long>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            numbers.Add(call.ResponseStream.Current.Entries[0].Number);
        return numbers;
    }

    [Fact]
    public async Task Messages_come_through_with_a_token_and_no_deadline()
    {
        using var test = new TestClient(Service(_ => Send(Entry(1), Entry(2))),
            new DelegateTokens(_ => ValueTask.FromResult("a-token")));
        using var call = test.Client.Records.WatchTimeline(Request);
        Assert.Equal([1, 2], await ReadAsync(call));
        var sent = Assert.Single(test.Service.Calls);
        Assert.Equal(("Bearer a-token", null), (sent.Authorization, sent.Options.Deadline));
        Assert.Equal("1", (await call.ResponseHeadersAsync).GetValue("attempt"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_deadline_of_the_caller_is_kept_and_told_from_a_cancelled_call()
    {
        TestClient? test = null;
        using var made = test = new TestClient(Service(_ => Late()));
        var own = test.Time.GetUtcNow().UtcDateTime.AddSeconds(3);
        using var call = test.Client.Records.WatchTimeline(Request, deadline: own);
        await Assert.ThrowsAsync<DeadlineExceededException>(() => ReadAsync(call));
        Assert.Equal(own, test.Service.Calls[0].Options.Deadline);

        async IAsyncEnumerable<IMessage> Late()
        {
            yield return Entry(1);
            await Task.Yield();
            test!.Time.Advance(TimeSpan.FromSeconds(4));
            throw ServiceErrors.Of(StatusCode.Cancelled, "CANCELLED");
        }
    }

    [Fact]
    public async Task It_is_sent_again_until_its_first_message()
    {
        using var test =
            new TestClient(Service(_ => Send(ServiceErrors.Unavailable()), _ => Send(Entry(1))));
        test.Time.SkipsWaits = true;
        using var call = test.Client.Records.WatchTimeline(Request);
        Assert.Equal([1], await ReadAsync(call));
        Assert.Equal(2, test.Service.Calls.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(150), Assert.Single(test.Time.Waits));
        Assert.Equal("2", (await call.ResponseHeadersAsync).GetValue("attempt"));
    }

    [Fact]
    public async Task After_its_first_message_it_is_never_sent_again_and_the_error_is_typed()
    {
        using var test =
            new TestClient(Service(_ => Send(Entry(1), ServiceErrors.Unavailable()), _ => Send(Entry(1))));
        test.Time.SkipsWaits = true;
        using var call = test.Client.Records.WatchTimeline(Request);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await Assert.ThrowsAsync<UnavailableException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Single(test.Service.Calls);
    }

    [Fact]
    public async Task What_would_fail_again_is_not_sent_again_and_attempts_end()
    {
        using var test = new TestClient(Service(_ => Send(ServiceErrors.Of(StatusCode.NotFound, "NOT_FOUND"))));
        using var call = test.Client.Records.WatchTimeline(Request);
        await Assert.ThrowsAsync<NotFoundException>(() => ReadAsync(call));
        Assert.Single(test.Service.Calls);

        using var down = new TestClient(Service(_ => Send(ServiceErrors.Unavailable())));
        down.Time.SkipsWaits = true;
        using var never = down.Client.Records.WatchTimeline(Request);
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(never));
        Assert.Equal(3, down.Service.Calls.Count);
    }

    [Fact]
    public async Task Cancelling_ends_it_wherever_it_is()
    {
        using var test = new TestClient(Service(Forever));
        using var stop = new CancellationTokenSource();
        using var call = test.Client.Records.WatchTimeline(Request, cancellationToken: stop.Token);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var next = call.ResponseStream.MoveNext(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        using var other = test.Client.Records.WatchTimeline(Request);
        await other.ResponseStream.MoveNext(CancellationToken.None);
        using var one = new CancellationTokenSource();
        var move = other.ResponseStream.MoveNext(one.Token);
        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => move);

        var third = test.Client.Records.WatchTimeline(Request);
        await third.ResponseStream.MoveNext(CancellationToken.None);
        var last = third.ResponseStream.MoveNext(CancellationToken.None);
        third.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);

        static async IAsyncEnumerable<IMessage> Forever(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
        {
            yield return Entry(1);
            await Task.Delay(Timeout.Infinite, stop);
        }
    }

    [Fact]
    public async Task A_token_that_is_rejected_is_replaced_once_before_the_first_message()
    {
        var tokens = new RenewingTokens();
        using var test = new TestClient(
            Service(_ => Send(ServiceErrors.Of(StatusCode.Unauthenticated, "UNAUTHENTICATED")), _ => Send(Entry(1))),
            tokens);
        using var call = test.Client.Records.WatchTimeline(Request);
        Assert.Equal([1], await ReadAsync(call));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], test.Service.Calls.Select(c => c.Authorization));
    }

    [Fact]
    public async Task Waiting_for_a_token_ends_though_the_stream_has_no_deadline()
    {
        var never = new TaskCompletionSource<string>();
        using var test = new TestClient(
            Service(_ => Send()), new DelegateTokens(stop => new ValueTask<string>(never.Task.WaitAsync(stop))));
        using var call = test.Client.Records.WatchTimeline(Request);
        var read = ReadAsync(call);
        test.Time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<DeadlineExceededException>(() => read);
        Assert.Empty(test.Service.Calls);
    }
}
