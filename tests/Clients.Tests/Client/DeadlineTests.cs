using Clients.Tests.Fakes;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_call_without_a_deadline_gets_the_default_one_for_all_its_attempts()
    {
        using var test =
            new TestClient(new FakeInvoker(_ => throw ServiceErrors.Unavailable(), _ => new AssessResponse()));
        var started = test.Time.GetUtcNow().UtcDateTime;
        var call = test.Assess();
        test.Time.Advance(TimeSpan.FromSeconds(1));
        await call;
        Assert.All(test.Service.Calls, c => Assert.Equal(started.AddSeconds(10), c.Options.Deadline));
        Assert.Equal(2, test.Service.Calls.Count);
    }

    [Fact]
    public async Task A_callers_own_deadline_is_kept()
    {
        using var test = new TestClient(FakeInvoker.Answering(new GetCaseResponse()));
        var own = test.Time.GetUtcNow().UtcDateTime.AddSeconds(3);
        await test.Client.Cases.GetCaseAsync(
            new GetCaseRequest(), deadline: own, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(own, Assert.Single(test.Service.Calls).Options.Deadline);
    }

    [Fact]
    public async Task Waiting_for_a_token_counts()
    {
        var never = new TaskCompletionSource<string>();
        using var test = new TestClient(FakeInvoker.Answering(new AssessResponse()),
            new DelegateTokens(stop => new ValueTask<string>(never.Task.WaitAsync(stop))));
        var call = test.Assess();
        test.Time.Advance(TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<DeadlineExceededException>(async () => await call);
        Assert.Equal("DEADLINE_EXCEEDED", error.Reason);
        Assert.Empty(test.Service.Calls);
    }

    [Fact]
    public async Task A_call_that_the_service_ended_after_the_deadline_was_late_and_not_cancelled()
    {
        TestClient? test = null;
        using var made = test = new TestClient(new FakeInvoker(_ =>
        {
            test!.Time.Advance(TimeSpan.FromSeconds(11));
            throw ServiceErrors.Of(StatusCode.Cancelled, "CANCELLED");
        }));
        await Assert.ThrowsAsync<DeadlineExceededException>(async () => await test.Assess());
    }
}
