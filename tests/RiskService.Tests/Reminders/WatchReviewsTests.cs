using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>An agency's system hears of every reminder, whoever made it and however long it was away.</summary>
public sealed class WatchReviewsTests
{
    private const string Agency = "watch";

    private static readonly DateTimeOffset start = Monday.AddDays(-20);

    [Fact]
    public async Task Tells_its_place_at_once_and_each_reminder_as_it_is_made()
    {
        await using var host = NewHost();
        await MakeAsync(host, 3);
        using var watch = Watch(host);
        var first = await NextAsync(watch);
        Assert.Null(first.Reminder);
        await MakeAsync(host, 2);
        Assert.Equal(4, await NumberAsync(watch));
        Assert.Equal(5, await NumberAsync(watch));

        // From the place that the first answer told.
        using var resumed = Watch(host, first.ResumeToken);
        Assert.Null((await NextAsync(resumed)).Reminder);
        var again = await NextAsync(resumed);
        Assert.Equal((4, LadderStage.Reminder), (again.Reminder.Number, again.Reminder.Stage));
        using var later = Watch(host, again.ResumeToken);
        Assert.Null((await NextAsync(later)).Reminder);
        Assert.Equal(5, await NumberAsync(later));
    }

    [Fact]
    public async Task None_is_left_out_over_cuts_while_two_copies_of_the_service_make_many()
    {
        using var data = new DataFolder();
        await using var host = NewHost(data, batch: 10);
        await using var copy = NewHost(data, host.Clock, batch: 10);
        using var first = Watch(host);
        var token = (await NextAsync(first)).ResumeToken;
        var seen = new List<long>();
        var reading = Task.Run(async () =>
        {
            while (seen.Count < 600)
            {
                // Cut after every 70th, and opened again at the other copy.
                using var watch = Watch(seen.Count / 70 % 2 == 0 ? host : copy, token, host);
                await NextAsync(watch);
                do
                {
                    var next = NextAsync(watch);
                    while (!next.IsCompleted)
                    {
                        host.Clock.Advance(TimeSpan.FromSeconds(2));
                        await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
                    }

                    var response = await next;
                    seen.Add(response.Reminder.Number);
                    token = response.ResumeToken;
                }
                while (seen.Count % 70 != 0 && seen.Count < 600);
            }
        });
        for (var round = 0; round < 6; round++)
        {
            await AddAsync(host, Agency, Enumerable.Range(0, 100).Select(_ => Case(Agency, start, Monday.AddDays(2))));
            await Task.WhenAll(SweepAsync(host), SweepAsync(copy));
            await SweepAsync(host);
        }

        await reading;
        Assert.Equal(Enumerable.Range(1, 600).Select(n => (long)n), seen);
    }

    [Fact]
    public async Task Hears_of_the_callers_own_alone_where_asked_to()
    {
        await using var host = NewHost();
        await AddAsync(host, Agency,
            Recipient(Agency, "r-1", null, roles: RecipientRole.Reviewer),
            Recipient(Agency, "r-2", null, roles: RecipientRole.Reviewer));
        var request = new WatchReviewsRequest { Scope = ReviewScope.Mine };
        using var mine = host.Caller("reviewer", Agency, "r-1").Reviews.WatchReviews(request);
        Assert.True(await mine.ResponseStream.MoveNext(CancellationToken.None));
        await AddAsync(host, Agency, Case(Agency, start, Monday.AddHours(1), reviewer: "r-2"));
        await SweepAsync(host);
        await AddAsync(host, Agency, Case(Agency, start, Monday.AddHours(1), reviewer: "r-1"));
        await SweepAsync(host);
        var heard = await NextAsync(mine);
        Assert.Equal((2, "r-1"), (heard.Reminder.Number, heard.Reminder.WorkerId));
    }

    [Fact]
    public async Task Ends_after_an_hour_and_refuses_a_place_that_is_not_its_own()
    {
        await using var host = NewHost();
        await MakeAsync(host, 1);
        string token;
        using (var watch = Watch(host))
        {
            token = (await NextAsync(watch)).ResumeToken;
            host.Clock.Advance(TimeSpan.FromMinutes(59));
            await MakeAsync(host, 1);
            Assert.Equal(2, await NumberAsync(watch));

            // The service may begin to wait only after the clock has moved, so it is moved on until it has ended.
            var ended = watch.ResponseStream.MoveNext(CancellationToken.None);
            while (!ended.IsCompleted)
            {
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                await Task.WhenAny(ended, Task.Delay(20, TestContext.Current.CancellationToken));
            }

            Assert.False(await ended);
            Assert.Equal(StatusCode.OK, watch.GetStatus().StatusCode);
        }

        using var other = host.Caller("agency_system", "another").Reviews.WatchReviews(
            new WatchReviewsRequest { ResumeToken = token });
        Assert.Equal(["resume_token"], (await Failures.RefusedAsync(() => NextAsync(other))).Fields);
        using var wrong = Watch(host, "no token");
        Assert.Equal(["resume_token"], (await Failures.RefusedAsync(() => NextAsync(wrong))).Fields);
        Records.Database.Change(host, "UPDATE ReminderCounts SET Count = 0");
        using var ahead = Watch(host, token);
        Assert.Equal(["resume_token"], (await Failures.RefusedAsync(() => NextAsync(ahead))).Fields);
    }

    private static async Task MakeAsync(ServiceHost host, int count)
    {
        await AddAsync(host, Agency, Enumerable.Range(0, count).Select(_ => Case(Agency, start, Monday.AddDays(2))));
        await SweepAsync(host);
    }

    private static AsyncServerStreamingCall<WatchReviewsResponse> Watch(
        ServiceHost host, string token = "", ServiceHost? keys = null) =>
        new TestCaller(host, (keys ?? host).Token("agency_system", Agency, "system"))
            .Reviews.WatchReviews(new WatchReviewsRequest { ResumeToken = token });

    private static async Task<WatchReviewsResponse> NextAsync(AsyncServerStreamingCall<WatchReviewsResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current;
    }

    private static async Task<long> NumberAsync(AsyncServerStreamingCall<WatchReviewsResponse> watch) =>
        (await NextAsync(watch)).Reminder.Number;
}
