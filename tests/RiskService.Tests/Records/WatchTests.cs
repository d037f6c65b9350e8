using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Chain;
using RiskService.Tests.Host;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>A watch sends what is added, by whomever, and ends after its time.</summary>
public sealed class WatchTests : IAsyncDisposable
{
    private readonly ServiceHost host = new();
    private readonly TestCaller caller;

    public WatchTests() => caller = host.Caller();

    [Fact]
    public async Task Answers_at_once_with_what_is_there_and_then_with_each_entry_as_it_comes()
    {
        var on = await caller.CreateCaseAsync();
        using var watch = Watch(on, 0);
        Assert.Equal([1], await NextAsync(watch));
        for (var number = 2; number < 6; number++)
        {
            // Time stands still: it is not found by looking now and then.
            await caller.EnterAsync(on.CaseId, Note());
            Assert.Equal([number], await NextAsync(watch));
        }

        await caller.AssessAsync(on.CaseId, Requests.AllAbsent());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(
            [await caller.EntryAsync(on.CaseId, 6)], watch.ResponseStream.Current.Entries);
    }

    [Fact]
    public async Task Begins_empty_where_there_is_nothing_after_the_number()
    {
        var on = await caller.CreateCaseAsync();
        using var watch = Watch(on, 1);
        Assert.Empty(await NextAsync(watch));
        using var ahead = Watch(on, 2);
        Assert.Empty(await NextAsync(ahead));
        await caller.EnterAsync(on.CaseId, [Note(), Note()]);
        Assert.Equal([2, 3], await NextAsync(watch));
        Assert.Equal([3], await NextAsync(ahead));
    }

    [Fact]
    public async Task Many_at_once_arrive_all_and_in_order_at_everybody_who_watches()
    {
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, Enumerable.Repeat(Note(), 250));
        var watching = Enumerable.Range(0, 4).Select(async _ =>
        {
            using var watch = Watch(on, 0);
            var seen = new List<long>();
            while (seen.Count < 1_300) seen.AddRange(await NextAsync(watch));
            return seen;
        }).ToList();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 5 == 0
            ? caller.EnterAsync(on.CaseId, Enumerable.Repeat(Note(), 101))
            : caller.EnterAsync(on.CaseId, Note()) as Task));
        foreach (var seen in await Task.WhenAll(watching))
            Assert.Equal(Enumerable.Range(1, seen.Count).Select(n => (long)n), seen);
        Assert.All(await Task.WhenAll(watching), seen => Assert.True(seen.Count >= 1_300));
    }

    [Fact]
    public async Task What_another_copy_of_the_service_added_is_found_within_seconds()
    {
        var on = await caller.CreateCaseAsync();
        await using var copy = Copies.Of(host);
        var there = Copies.Caller(host, copy);
        using var watch = Watch(on, 1);
        Assert.Empty(await NextAsync(watch));
        for (var number = 2; number < 5; number++)
        {
            await there.EnterAsync(on.CaseId, Note());
            var next = NextAsync(watch);
            await caller.GetCaseAsync((await caller.CreateCaseAsync()).CaseId);
            Assert.False(next.IsCompleted);
            host.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal([number], await next);
        }
    }

    [Fact]
    public async Task Ends_after_an_hour()
    {
        var on = await caller.CreateCaseAsync();
        using var watch = Watch(on, 0);
        Assert.Equal([1], await NextAsync(watch));
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        await host.Caller().EnterAsync(on.CaseId, Note());
        Assert.Equal([2], await NextAsync(watch));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, watch.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_gone()
    {
        var on = await caller.CreateCaseAsync();
        using var leaving = new CancellationTokenSource();
        using var watch = Watch(on, 0, leaving.Token);
        Assert.Equal([1], await NextAsync(watch));
        var next = watch.ResponseStream.MoveNext(CancellationToken.None);
        await leaving.CancelAsync();
        var left = await Assert.ThrowsAsync<RpcException>(() => next);
        Assert.Equal(StatusCode.Cancelled, left.StatusCode);
        await caller.EnterAsync(on.CaseId, Note());
        Assert.DoesNotContain(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_nothing_and_from_nowhere()
    {
        var on = await caller.CreateCaseAsync();
        using var before = Watch(on, -1);
        Assert.Equal(["after_number"], (await Failures.RefusedAsync(() => NextAsync(before))).Fields);
        using var nothing = Watch(new Case { CaseId = Requests.Id() }, 0);
        Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => NextAsync(nothing))).Reason);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private AsyncServerStreamingCall<WatchTimelineResponse> Watch(
        Case on, long after, CancellationToken cancellationToken = default) => caller.Records.WatchTimeline(
        new WatchTimelineRequest { CaseId = on.CaseId, AfterNumber = after }, cancellationToken: cancellationToken);

    private static async Task<List<long>> NextAsync(AsyncServerStreamingCall<WatchTimelineResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return [.. watch.ResponseStream.Current.Entries.Select(e => e.Number)];
    }
}
