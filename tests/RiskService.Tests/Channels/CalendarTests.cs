using System.Net;
using Ical.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>A reviewer's calendar, read back with the library that calendars are made with.</summary>
public sealed class CalendarTests
{
    private const string Reviewer = "reviewer-1";

    [Fact]
    public async Task It_holds_the_reviewers_own_reviews_and_no_others()
    {
        await using var host = Channelling.Quiet(Channelling.Set("Portal:BaseUrl", "https://risk.example/"));
        var mine = await host.CaseAsync(Reviewer);
        var late = await host.CaseAsync(Reviewer.ToUpperInvariant());
        await host.CaseAsync("reviewer-2");
        var other = await host.CaseAsync(Reviewer, "other-agency");
        var far = await host.CaseAsync(Reviewer);
        var now = host.Clock.GetUtcNow();
        await host.ChangeAsync(late, row => row.NextReviewTime = now.AddDays(-40));
        await host.ChangeAsync(far, row => row.NextReviewTime = now.AddDays(91));
        var url = await CreateAsync(host);

        using var http = host.CreateClient();
        using var response = await http.GetAsync(url);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store, private", response.Headers.CacheControl?.ToString());
        var text = await response.Content.ReadAsStringAsync();
        var calendar = Calendar.Load(text)!;
        Assert.Equal(
            new[] { late, mine }.Select(c => $"Review due: case ending {c[^8..]}"),
            calendar.Events.SkipLast(1).Select(e => e.Summary));
        var first = calendar.Events[0]!;
        Assert.Equal(now.AddDays(-40).UtcDateTime, first.DtStart!.AsUtc);
        Assert.Equal(now.AddDays(-40).AddMinutes(15).UtcDateTime, first.DtEnd!.AsUtc);
        Assert.Contains($"https://risk.example/cases/{late}", first.Description, StringComparison.Ordinal);
        Assert.Empty(first.Alarms);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);

        // The same event when it is read again, and another once it is another review.
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = Calendar.Load(await http.GetStringAsync(url))!;
        Assert.Equal(calendar.Events.Select(e => e.Uid), again.Events.Select(e => e.Uid));
        await host.Caller(agency: Channelling.Agency).AssessAsync(mine, AllAbsent());
        var next = Calendar.Load(await http.GetStringAsync(url))!;
        Assert.DoesNotContain(calendar.Events[1]!.Uid, next.Events.Select(e => e.Uid));
    }

    [Fact]
    public async Task It_ends_when_it_is_revoked_or_another_is_made()
    {
        await using var host = Channelling.Quiet();
        using var http = host.CreateClient();
        var (caller, secret) = (host.Caller("reviewer", Channelling.Agency, Reviewer), Requests.Id());
        var (first, second) = (await CreateAsync(host), await CreateAsync(host));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(second)).StatusCode);
        var known = await caller.Channels.GetCalendarFeedAsync(new GetCalendarFeedRequest());
        Assert.True(known.Exists);
        Assert.Equal(host.Clock.GetUtcNow(), known.ReadTime.ToDateTimeOffset());

        await caller.Channels.RevokeCalendarFeedAsync(new RevokeCalendarFeedRequest { RequestId = secret });
        using var revoked = await http.GetAsync(second);
        using var unknown = await http.GetAsync(new Uri("/calendar/nonsense", UriKind.Relative));
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound), (revoked.StatusCode, unknown.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await revoked.Content.ReadAsStringAsync());
        Assert.False((await caller.Channels.GetCalendarFeedAsync(new GetCalendarFeedRequest())).Exists);
        await caller.Channels.RevokeCalendarFeedAsync(new RevokeCalendarFeedRequest { RequestId = Id() });
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task No_log_line_holds_its_secret(bool real)
    {
        await using var host = real ? RealConnection.Host() : Channelling.Quiet();
        var caller = real ? Open(host) : host.Caller("reviewer", Channelling.Agency, Reviewer);
        using var http = real ? new HttpClient { BaseAddress = Web(host) } : host.CreateClient();
        var url = await CreateAsync(host, caller);
        var secret = url.Split('/')[^1].Split('.')[0];
        Assert.Equal(43, secret.Length);
        var path = new Uri(url).PathAndQuery;
        foreach (var asked in new[] { path, $"{path}?a={secret}", path.ToUpperInvariant(), $"/calendar/{secret}" })
        {
            using var response = await http.GetAsync(new Uri(asked, UriKind.Relative));
        }

        Assert.Contains(host.Logs.Lines, line => line.Contains("/calendar/feed.ics", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_put_off()
    {
        await using var host = Channelling.Quiet(Channelling.Set("Web:CalendarRequestsPerMinute", 3));
        using var http = host.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await http.GetAsync(new Uri($"/calendar/{i}.ics", UriKind.Relative))).StatusCode);
        }

        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.NotFound));
        Assert.Equal(2, answers.Count(a => a == HttpStatusCode.TooManyRequests));
    }

    private static TestCaller Open(ServiceHost host) => new(
        RealConnection.Open(host), host.Token("reviewer", Channelling.Agency, Reviewer));

    private static Uri Web(ServiceHost host) => new(
        host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Last());

    private static async Task<string> CreateAsync(ServiceHost host, TestCaller? caller = null) =>
        (await (caller ?? host.Caller("reviewer", Channelling.Agency, Reviewer)).Channels
            .CreateCalendarFeedAsync(new CreateCalendarFeedRequest { RequestId = Id() })).Url;
}
