using System.Globalization;
using System.Runtime.CompilerServices;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class ReviewWatchTests
{
    // Numbered reminders; the token is the number of the last, and each connection ends after some of them.
    private static FakeInvoker Service(int reminders, int each, RpcException? error = null) => new()
    {
        Stream = (sent, stop) =>
            ServeAsync(((WatchReviewsRequest)sent.Request).ResumeToken, reminders, each, error, stop),
    };

    private static async IAsyncEnumerable<IMessage> ServeAsync(
        string token, int reminders, int each, RpcException? error, [EnumeratorCancellation] CancellationToken stop)
    {
        var last = token.Length == 0 ? 5 : int.Parse(token[1..], CultureInfo.InvariantCulture);
        yield return new WatchReviewsResponse { ResumeToken = $"t{last}" };
        for (var i = 0; i < each && last < reminders; i++)
        {
            await Task.Yield();
            last++;
            yield return new WatchReviewsResponse
            { Reminder = new Reminder { Number = last }, ResumeToken = $"t{last}" };
        }

        if (last >= reminders) await Task.Delay(Timeout.Infinite, stop);
        if (error is not null) throw error;
    }

    private static async Task<List<WatchReviewsResponse>> FirstAsync(
        FakeInvoker service, int count, string token = "", int attempts = 3)
    {
        using var test = new TestClient(service, maxAttempts: attempts);
        test.Time.SkipsWaits = true;
        var answers = new List<WatchReviewsResponse>();
        await foreach (var answer in test.Client.WatchReviewsAsync(token, ReviewScope.Team))
        {
            answers.Add(answer);
            if (answers.Count == count) break;
        }

        return answers;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_reminder_comes_once_however_often_it_is_cut(bool ended)
    {
        var service = Service(20, each: 3, ended ? null : ServiceErrors.Unavailable());
        var answers = await FirstAsync(service, 16);
        Assert.Null(answers[0].Reminder);
        Assert.Equal(Enumerable.Range(6, 15).Select(n => (long)n), answers.Skip(1).Select(a => a.Reminder.Number));
        Assert.Equal(Enumerable.Range(5, 16).Select(n => $"t{n}"), answers.Select(a => a.ResumeToken));
        Assert.Equal(
            ["", "t8", "t11", "t14", "t17"],
            service.Calls.Select(c => ((WatchReviewsRequest)c.Request).ResumeToken));
        Assert.All(service.Calls, c => Assert.Equal(ReviewScope.Team, ((WatchReviewsRequest)c.Request).Scope));
    }

    [Fact]
    public async Task It_begins_after_the_token_that_the_caller_kept()
    {
        var answers = await FirstAsync(Service(20, each: 9), 3, "t10");
        Assert.Equal(["t10", "t11", "t12"], answers.Select(a => a.ResumeToken));
    }

    /// <summary>The service ends a watch after an hour: that is no failure, whatever attempts are allowed.</summary>
    [Fact]
    public async Task A_watch_that_the_service_ended_is_opened_again_by_a_client_that_tries_once()
    {
        Assert.Equal(13, (await FirstAsync(Service(20, each: 3), 13, attempts: 1)).Count);
        await Assert.ThrowsAsync<UnavailableException>(
            () => FirstAsync(Service(20, each: 3, ServiceErrors.Unavailable()), 13, attempts: 1));
    }

    [Fact]
    public async Task An_answer_of_the_service_ends_it()
    {
        var service = Service(20, each: 3, ServiceErrors.Of(StatusCode.PermissionDenied, "FORBIDDEN"));
        await Assert.ThrowsAsync<ForbiddenException>(() => FirstAsync(service, 20));
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task Attempts_end_where_the_watch_does_not_begin()
    {
        var service = new FakeInvoker { Stream = (_, _) => throw ServiceErrors.Unavailable() };
        await Assert.ThrowsAsync<UnavailableException>(() => FirstAsync(service, 1));
        Assert.Equal(3, service.Calls.Count);
    }
}
