using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class RetryTests
{
    private static readonly Func<Sent, IMessage> Unavailable = _ => throw ServiceErrors.Unavailable();
    private static readonly Func<Sent, IMessage> Assessed = _ => new AssessResponse { Assessment = new Assessment() };

    [Fact]
    public async Task A_write_is_sent_again_under_the_same_id()
    {
        using var test = new TestClient(new FakeInvoker(Unavailable, Assessed));
        var call = test.Assess();
        Assert.Single(test.Service.Calls);

        test.Time.Advance(TimeSpan.FromMilliseconds(200));
        await call;

        Assert.Equal(2, test.Service.Calls.Count);
        Assert.Equal(test.Service.Calls[0].RequestId, test.Service.Calls[1].RequestId);
        Assert.Equal("2", (await call.ResponseHeadersAsync).GetValue("attempt"));
    }

    [Fact]
    public async Task Waits_grow_and_attempts_end()
    {
        using var test = new TestClient(new FakeInvoker(Unavailable));
        var call = test.GetCase();
        test.Time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.Single(test.Service.Calls);
        test.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, test.Service.Calls.Count);
        test.Time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Equal(2, test.Service.Calls.Count);
        test.Time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<UnavailableException>(async () => await call);
        Assert.Equal(3, test.Service.Calls.Count);
    }

    [Fact]
    public async Task Retries_can_be_turned_off()
    {
        using var test = new TestClient(new FakeInvoker(Unavailable), maxAttempts: 1);
        await Assert.ThrowsAsync<UnavailableException>(async () => await test.GetCase());
        Assert.Single(test.Service.Calls);
    }

    [Fact]
    public async Task A_conflict_is_retried_and_a_stale_etag_is_not()
    {
        using var conflict =
            new TestClient(new FakeInvoker(_ => throw ServiceErrors.Of(StatusCode.Aborted, "CONFLICT"), Assessed));
        var call = conflict.Assess();
        conflict.Time.Advance(TimeSpan.FromSeconds(1));
        await call;
        Assert.Equal(2, conflict.Service.Calls.Count);

        using var stale =
            new TestClient(new FakeInvoker(_ => throw ServiceErrors.Of(StatusCode.Aborted, "STALE_ETAG"), Assessed));
        await Assert.ThrowsAsync<StaleEtagException>(async () => await stale.Assess());
        Assert.Single(stale.Service.Calls);
    }

    [Fact]
    public async Task The_services_wait_is_honoured()
    {
        using var test = new TestClient(new FakeInvoker(
            _ => throw ServiceErrors.Of(StatusCode.ResourceExhausted, "RATE_LIMITED",
                retryAfter: TimeSpan.FromSeconds(4)), Assessed));
        var call = test.Assess();
        test.Time.Advance(TimeSpan.FromMilliseconds(4_199));
        Assert.Single(test.Service.Calls);
        test.Time.Advance(TimeSpan.FromMilliseconds(1));
        await call;
        Assert.Equal(2, test.Service.Calls.Count);
    }

    [Fact]
    public async Task A_wait_that_reaches_the_deadline_is_not_begun()
    {
        using var test = new TestClient(new FakeInvoker(
            _ => throw ServiceErrors.Of(StatusCode.ResourceExhausted, "RATE_LIMITED",
                retryAfter: TimeSpan.FromSeconds(10)), Assessed));
        var error = await Assert.ThrowsAsync<RateLimitedException>(async () => await test.Assess());
        Assert.Equal(TimeSpan.FromSeconds(10), error.RetryAfter);
        Assert.Single(test.Service.Calls);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, "TOO_LARGE")]
    [InlineData(StatusCode.Internal, "INTERNAL")]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED")]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT")]
    [InlineData(StatusCode.FailedPrecondition, "REFUSED_BY_RULE")]
    [InlineData(StatusCode.AlreadyExists, "REQUEST_ID_REUSED")]
    [InlineData(StatusCode.PermissionDenied, "FORBIDDEN")]
    public async Task What_would_fail_again_is_not_retried(StatusCode code, string reason)
    {
        using var test = new TestClient(new FakeInvoker(_ => throw ServiceErrors.Of(code, reason), Assessed));
        await Assert.ThrowsAnyAsync<RiskPlatformException>(async () => await test.Assess());
        Assert.Single(test.Service.Calls);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_between_attempts()
    {
        using var stop = new CancellationTokenSource();
        using var test = new TestClient(new FakeInvoker(Unavailable));
        var call = test.AssessUntil(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        Assert.Single(test.Service.Calls);
    }

    [Fact]
    public async Task Disposing_a_call_ends_it()
    {
        using var test = new TestClient(new FakeInvoker(Unavailable));
        var call = test.Assess();
        call.Dispose();
        call.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call.ResponseAsync);
    }
}
