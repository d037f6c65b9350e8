using System.Net;
using Ical.Net;
using Ical.Net.DataTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.Reminders.Channels.Feeds;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using RiskService.Tests.Reviews;
using TestKit.Processes;
using static RiskService.Tests.Channels.Channelling;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>A calendar's address does not outlive the access of whose it is.</summary>
public sealed class CalendarEndTests
{
    private const string Reviewer = "reviewer-1";

    [Fact]
    public async Task It_ends_by_itself_and_is_then_like_none()
    {
        await using var host = Quiet();
        using var http = host.CreateClient();
        var made = host.Clock.GetUtcNow();
        var feed = await CreateAsync(Caller(host));
        Assert.Equal(made.AddDays(90), feed.ExpireTime.ToDateTimeOffset());

        host.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(feed.Url)).StatusCode);
        var known = await Caller(host).Channels.GetCalendarFeedAsync(new GetCalendarFeedRequest());
        Assert.Equal(feed.ExpireTime, known.ExpireTime);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var ended = await http.GetAsync(feed.Url);
        using var unknown = await http.GetAsync(Path(feed.Url, 'A'));
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await ended.Content.ReadAsStringAsync());
        Assert.Equal(Headers(unknown), Headers(ended));
        Assert.Equal(
            new GetCalendarFeedResponse { LifetimeDays = 90 },
            await Caller(host).Channels.GetCalendarFeedAsync(new GetCalendarFeedRequest()));
        Assert.Empty(await ListAsync(host));
        Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => EndAsync(host, Reviewer))).Reason);

        var next = await CreateAsync(Caller(host));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(next.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(feed.Url)).StatusCode);
    }

    [Fact]
    public async Task The_setting_says_when_also_for_those_that_were_made_before()
    {
        using var data = new DataFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        string url;
        await using (var host = Over(90)) url = (await CreateAsync(Caller(host))).Url;
        clock.Advance(TimeSpan.FromDays(6));
        await using var shorter = Over(7);
        using var http = shorter.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(url)).StatusCode);
        var known = Assert.Single(await ListAsync(shorter));
        Assert.Equal(clock.GetUtcNow().AddDays(1), known.ExpireTime.ToDateTimeOffset());
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(url)).StatusCode);

        ServiceHost Over(int days) => new()
        {
            Kept = data,
            Clock = clock,
            Settings = new Dictionary<string, string?>([Set("Jobs:Run", "false"), Set("Web:CalendarDays", days)]),
        };
    }

    [Fact]
    public async Task It_says_on_its_last_days_that_it_ends()
    {
        await using var host = Quiet(Set("Portal:BaseUrl", "https://risk.example/"));
        using var http = host.CreateClient();
        var feed = await CreateAsync(Caller(host));
        var last = DateOnly.FromDateTime(feed.ExpireTime.ToDateTime());

        var told = Assert.Single(Calendar.Load(await http.GetStringAsync(feed.Url))!.Events);
        Assert.Equal(
            $"This calendar's address ends on {last:d MMMM yyyy}: make a new one in the portal", told.Summary);
        Assert.Equal((new CalDateTime(last.AddDays(-6)), new CalDateTime(last.AddDays(1))), (told.Start, told.End));
        Assert.True(told.IsAllDay);
        Assert.Equal("https://risk.example/home/calendar", told.Description);
        Assert.Equal("TRANSPARENT", told.Transparency);

        // The same event whenever it is read; another one's is another.
        host.Clock.Advance(TimeSpan.FromDays(40));
        var again = Assert.Single(Calendar.Load(await http.GetStringAsync(feed.Url))!.Events);
        Assert.Equal((told.Uid, told.Start), (again.Uid, again.Start));
        var other = await CreateAsync(host.Caller("reviewer", Agency, "reviewer-2"));
        var others = Assert.Single(Calendar.Load(await http.GetStringAsync(other.Url))!.Events);
        Assert.NotEqual(told.Uid, others.Uid);
    }

    [Fact]
    public async Task A_manager_sees_whose_there_are_and_nothing_that_opens_one()
    {
        await using var host = Quiet();
        using var http = host.CreateClient();
        foreach (var worker in new[] { "b|worker%", "a-worker", "c-worker" })
            await CreateAsync(host.Caller("practitioner", Agency, worker));
        await CreateAsync(host.Caller("reviewer", "other-agency", "d-worker"));
        var read = await CreateAsync(Caller(host));
        await http.GetAsync(read.Url);

        var (seen, token) = (new List<CalendarFeed>(), "");
        do
        {
            var page = await host.Manager().Channels.ListCalendarFeedsAsync(
                new ListCalendarFeedsRequest { PageSize = 1, PageToken = token });
            seen.Add(Assert.Single(page.Feeds));
            token = page.NextPageToken;
        }
        while (token.Length > 0 && seen.Count < 9);

        Assert.Equal(["a-worker", "b|worker%", "c-worker", Reviewer], seen.Select(f => f.WorkerId));
        Assert.Equal(["worker_id", "create_time", "read_time", "expire_time"],
            CalendarFeed.Descriptor.Fields.InFieldNumberOrder().Select(f => f.Name));
        Assert.Null(seen[0].ReadTime);
        var now = host.Clock.GetUtcNow();
        Assert.Equal((now, now, now.AddDays(90)), (
            seen[3].CreateTime.ToDateTimeOffset(), seen[3].ReadTime.ToDateTimeOffset(),
            seen[3].ExpireTime.ToDateTimeOffset()));
    }

    [Fact]
    public async Task A_manager_ends_one_of_their_agency_and_no_other()
    {
        await using var host = Quiet();
        using var http = host.CreateClient();
        var mine = await CreateAsync(Caller(host));
        var theirs = await CreateAsync(host.Caller("reviewer", "other-agency", Reviewer));
        var request = new EndCalendarFeedRequest { WorkerId = " REVIEWER-1", RequestId = Id() };

        await host.Manager().Channels.EndCalendarFeedAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(mine.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(theirs.Url)).StatusCode);
        Assert.False((await Caller(host).Channels.GetCalendarFeedAsync(new GetCalendarFeedRequest())).Exists);

        // Sent again it is the same act, and ends nothing that was made since.
        var next = await CreateAsync(Caller(host));
        await host.Manager().Channels.EndCalendarFeedAsync(request);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(next.Url)).StatusCode);

        foreach (var nobody in new[] { "nobody", "reviewer-2" })
            Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => EndAsync(host, nobody))).Reason);
        var refused = await Failures.RefusedAsync(() => EndAsync(host, ""));
        Assert.Equal(("INVALID_ARGUMENT", "worker_id"), (refused.Reason, refused.Fields.Single()));
    }

    [Fact]
    public async Task Who_is_removed_as_a_recipient_loses_it()
    {
        await using var host = Quiet();
        using var http = host.CreateClient();
        await host.RecipientAsync(Reviewer, null);
        var (removed, stays) = (
            await CreateAsync(Caller(host)), await CreateAsync(host.Caller("reviewer", Agency, "reviewer-2")));

        await host.Manager().ReviewSettings().RemoveRecipientAsync(
            new RemoveRecipientRequest { WorkerId = Reviewer, RequestId = Id() });

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(removed.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(stays.Url)).StatusCode);
    }

    [Fact]
    public async Task Those_that_have_ended_are_deleted_and_no_others()
    {
        await using var host = Quiet();
        await CreateAsync(Caller(host));
        await CreateAsync(host.Caller("reviewer", "other-agency", Reviewer));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await CreateAsync(host.Caller("reviewer", "other-agency", "reviewer-2"));
        Assert.Equal(3, await LeftAsync());
        host.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(1, await LeftAsync());

        async Task<long> LeftAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetFeeds>()
                .ExecuteAsync(TestContext.Current.CancellationToken);
            return Database.Read(host, "SELECT COUNT(*) FROM CalendarFeeds", r => r.GetInt64(0)).Single();
        }
    }

    /// <summary>An address of the same form that nobody was given.</summary>
    private static Uri Path(string url, char letter) =>
        new($"/calendar/{new string(letter, url.Split('/')[^1].Length - 4)}.ics", UriKind.Relative);

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal);

    private static TestCaller Caller(ServiceHost host) => host.Caller("reviewer", Agency, Reviewer);

    private static async Task<CreateCalendarFeedResponse> CreateAsync(TestCaller caller) =>
        await caller.Channels.CreateCalendarFeedAsync(new CreateCalendarFeedRequest { RequestId = Id() });

    private static async Task EndAsync(ServiceHost host, string worker) => await host.Manager().Channels
        .EndCalendarFeedAsync(new EndCalendarFeedRequest { WorkerId = worker, RequestId = Id() });

    private static async Task<IReadOnlyList<CalendarFeed>> ListAsync(ServiceHost host) =>
        (await host.Manager().Channels.ListCalendarFeedsAsync(new ListCalendarFeedsRequest())).Feeds;
}
