using System.Runtime.CompilerServices;
using Clients.Tests.Fakes;
using CsCheck;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class HistoryTests
{
    private static readonly Guid StreamId = Guid.Parse("01a20e48-f59f-7000-848d-7073a7469ce0");

    private static async IAsyncEnumerable<RecordedEntry> From(
        int total, long index, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = index; i < total; i++)
        {
            await Task.Yield();
            stop.ThrowIfCancellationRequested();
            yield return new RecordedEntry { Kind = EntryKind.Note, Account = $"{i}" };
        }
    }

    private static async Task<long> BringAsync(
        FakeHistory service, int total, HistoryOptions? options = null, int maxAttempts = 3)
    {
        using var test = new TestClient(service.Invoker, maxAttempts: maxAttempts);
        test.Time.SkipsWaits = true;
        return await test.Client.RecordHistoryAsync(
            "c-1", StreamId, (index, stop) => From(total, index, stop), options);
    }

    private static void HoldsAll(FakeHistory service, int total) =>
        Assert.Equal(Enumerable.Range(0, total).Select(i => $"{i}"), service.Stored.Select(e => e.Account));

    [Fact]
    public async Task A_history_is_brought_and_every_entry_is_acknowledged()
    {
        var (service, reports) = (new FakeHistory { Group = 7 }, new List<HistoryProgress>());
        Assert.Equal(100, await BringAsync(service, 100, new HistoryOptions { Progress = new Told(reports.Add) }));
        HoldsAll(service, 100);
        Assert.Equal(100, reports[^1].StoredCount);
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n),
            reports.SelectMany(r => r.Receipts).Select(r => r.Number));
        var start = Assert.Single(service.Starts);
        Assert.Equal(("c-1", StreamId.ToString()), (start.CaseId, start.StreamId));
    }

    [Fact]
    public async Task An_empty_history_is_brought_too()
    {
        var service = new FakeHistory();
        Assert.Equal(0, await BringAsync(service, 0));
        Assert.Single(service.Starts);
    }

    [Fact]
    public Task Wherever_it_is_cut_nothing_is_lost_and_nothing_comes_twice() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 9], Gen.Int[1, 20], Gen.Int[1, 25].Array[0, 4], Gen.Bool, Gen.Int[0, 4])
            .SampleAsync(async (total, group, window, cuts, acknowledged, how) =>
            {
                var error = how switch
                {
                    0 => ServiceErrors.Unavailable(),
                    1 => new RpcException(new Status(StatusCode.Internal, "Error reading next message.")),
                    2 => new RpcException(new Status(StatusCode.Cancelled, "RST_STREAM.")),
                    3 => new RpcException(Status.DefaultSuccess),
                    _ => ServiceErrors.Unavailable(),
                };
                var service = new FakeHistory { Group = Math.Min(group, window) };
                service.Invoker.Breaks = how == 4;
                foreach (var cut in cuts) service.CutAfter(cut, error, acknowledged);
                Assert.Equal(total, await BringAsync(
                    service, total, new HistoryOptions { MaxUnacknowledged = window }, maxAttempts: 10));
                HoldsAll(service, total);
                Assert.All(service.Starts, s => Assert.Equal(StreamId.ToString(), s.StreamId));
            }, iter: 200, threads: 1);

    [Fact]
    public async Task A_source_that_is_cut_before_anything_was_acknowledged_begins_again()
    {
        var service = new FakeHistory { Group = 5 };
        service.CutAfter(-1);
        service.CutAfter(0);
        Assert.Equal(10, await BringAsync(service, 10));
        HoldsAll(service, 10);
        Assert.Equal(3, service.Starts.Count);
    }

    [Fact]
    public async Task Attempts_end_where_nothing_more_is_stored_and_begin_anew_where_something_is()
    {
        var stuck = new FakeHistory();
        for (var i = 0; i < 5; i++) stuck.CutAfter(-1);
        await Assert.ThrowsAsync<UnavailableException>(() => BringAsync(stuck, 10));
        Assert.Equal(3, stuck.Starts.Count);

        var slow = new FakeHistory();
        for (var i = 0; i < 9; i++) slow.CutAfter(1, acknowledged: true);
        Assert.Equal(10, await BringAsync(slow, 10));
        HoldsAll(slow, 10);
    }

    [Fact]
    public async Task It_waits_as_long_as_the_service_asks()
    {
        var service = new FakeHistory();
        service.CutAfter(2, ServiceErrors.Of(StatusCode.ResourceExhausted, "RATE_LIMITED",
            retryAfter: TimeSpan.FromSeconds(4)), acknowledged: true);
        using var test = new TestClient(service.Invoker, jitter: 0);
        test.Time.SkipsWaits = true;
        await test.Client.RecordHistoryAsync("c-1", StreamId, (index, stop) => From(5, index, stop));
        Assert.Equal([TimeSpan.FromSeconds(4)], test.Time.Waits);
    }

    [Fact]
    public async Task What_the_service_refuses_is_not_sent_again()
    {
        var (service, last) = (new FakeHistory(), 0L);
        service.CutAfter(3, ServiceErrors.Of(StatusCode.InvalidArgument, "INVALID_ARGUMENT"), acknowledged: true);
        await Assert.ThrowsAsync<InvalidRequestException>(() => BringAsync(
            service, 10, new HistoryOptions { Progress = new Told(p => last = p.StoredCount) }));
        Assert.Equal(3, last);
        Assert.Single(service.Starts);

        // An error of the service itself is an answer, not a cut.
        var broken = new FakeHistory();
        broken.CutAfter(1, ServiceErrors.Of(StatusCode.Internal, "INTERNAL"));
        await Assert.ThrowsAsync<RiskPlatformException>(() => BringAsync(broken, 10));
        Assert.Single(broken.Starts);
    }

    [Fact]
    public async Task Only_so_many_are_on_the_way()
    {
        var service = new FakeHistory();
        await BringAsync(service, 50, new HistoryOptions { MaxUnacknowledged = 4 });
        Assert.InRange(service.MostUnacknowledged, 1, 4);
    }

    [Fact]
    public async Task Another_call_with_the_same_stream_goes_on_from_what_is_stored()
    {
        var service = new FakeHistory();
        service.CutAfter(4, ServiceErrors.Of(StatusCode.PermissionDenied, "FORBIDDEN"), acknowledged: true);
        await Assert.ThrowsAsync<ForbiddenException>(() => BringAsync(service, 10));
        Assert.Equal(10, await BringAsync(service, 10));
        HoldsAll(service, 10);
    }

    [Fact]
    public async Task A_source_that_fails_ends_it_with_its_own_error()
    {
        var service = new FakeHistory();
        using var test = new TestClient(service.Invoker);
        await Assert.ThrowsAsync<InvalidDataException>(() => test.Client.RecordHistoryAsync("c-1", StreamId, Broken));
        Assert.Single(service.Starts);

        static async IAsyncEnumerable<RecordedEntry> Broken(
            long index, [EnumeratorCancellation] CancellationToken stop)
        {
            await Task.Yield();
            yield return new RecordedEntry();
            throw new InvalidDataException("The file ended early.");
        }
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var test = new TestClient(new FakeHistory().Invoker);
        using var stop = new CancellationTokenSource();
        var reported = new HistoryOptions { Progress = new Told(p => { if (p.StoredCount == 3) stop.Cancel(); }) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Client.RecordHistoryAsync(
            "c-1", StreamId, (index, end) => From(1_000_000, index, end), reported, stop.Token));
    }

    [Fact]
    public async Task A_service_that_lost_what_it_had_acknowledged_is_not_trusted_with_more()
    {
        var service = new FakeHistory();
        service.CutAfter(5, acknowledged: true);
        var forgets = new HistoryOptions
        {
            Progress = new Told(p => { if (p.StoredCount == 5) service.Stored.RemoveRange(2, 3); }),
        };
        var error = await Assert.ThrowsAsync<RiskPlatformException>(() => BringAsync(service, 10, forgets));
        Assert.Equal("DATA_LOSS", error.Reason);
        Assert.Equal(2, service.Stored.Count);
    }

    [Fact]
    public async Task Arguments_that_cannot_be_right_are_refused_before_anything_is_sent()
    {
        var service = new FakeHistory();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => BringAsync(service, 1, new HistoryOptions { MaxUnacknowledged = 0 }));
        using var test = new TestClient(service.Invoker);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => test.Client.RecordHistoryAsync("c-1", Guid.Empty, (i, s) => From(1, i, s)));
        await Assert.ThrowsAsync<ArgumentException>(
            () => test.Client.RecordHistoryAsync("", StreamId, (i, s) => From(1, i, s)));
        Assert.Empty(service.Starts);
    }

    private sealed class Told(Action<HistoryProgress> report) : IProgress<HistoryProgress>
    {
        public void Report(HistoryProgress value) => report(value);
    }
}
