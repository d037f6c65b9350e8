using System.Runtime.CompilerServices;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class WatchTests
{
    // A timeline of numbered entries; each connection ends after some of them.
    private static FakeInvoker Service(int entries, int each, RpcException? error = null) => new()
    {
        Stream = (sent, stop) =>
            ServeAsync(((WatchTimelineRequest)sent.Request).AfterNumber, entries, each, error, stop),
    };

    private static async IAsyncEnumerable<IMessage> ServeAsync(
        long after, int entries, int each, RpcException? error, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new WatchTimelineResponse();
        for (var i = 0; i < each && after < entries; i++)
        {
            await Task.Yield();
            yield return new WatchTimelineResponse { Entries = { new Entry { Number = ++after } } };
        }

        if (after >= entries) await Task.Delay(Timeout.Infinite, stop);
        if (error is not null) throw error;
    }

    private static async Task<List<long>> FirstAsync(FakeInvoker service, int count, long after = 0)
    {
        using var test = new TestClient(service);
        test.Time.SkipsWaits = true;
        var numbers = new List<long>();
        await foreach (var entry in test.Client.WatchTimelineAsync("c-1", after))
        {
            numbers.Add(entry.Number);
            if (numbers.Count == count) break;
        }

        return numbers;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_entry_comes_once_however_often_it_is_cut(bool ended)
    {
        var service = Service(20, each: 3, ended ? null : ServiceErrors.Unavailable());
        Assert.Equal(Enumerable.Range(6, 15).Select(n => (long)n), await FirstAsync(service, 15, after: 5));
        Assert.Equal([5, 8, 11, 14, 17], service.Calls.Select(c => ((WatchTimelineRequest)c.Request).AfterNumber));
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
