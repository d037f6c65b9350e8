using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Chain;

/// <summary>Whoever writes to one case at once, its chain stays one, without a gap and without a conflict.</summary>
public sealed class ConcurrencyTests
{
    private const int Rounds = 5;

    [Fact]
    public async Task Thirty_two_callers_of_every_kind_at_once()
    {
        await using var host = new ServiceHost();
        var on = await host.Caller().CreateCaseAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => WriteAsync(host.Caller(), on, i)));
        Assert.Equal(8 * Rounds * (1 + 1 + 3 + 4), added.Sum());
        await AssertOneChainAsync(host.Caller(), on, 1 + added.Sum());
    }

    [Fact]
    public async Task It_can_be_checked_and_read_while_it_grows()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, Enumerable.Repeat(Note(), 300));
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(i => WriteAsync(host.Caller(), on, i)));
        var checks = 0;
        for (; !writing.IsCompleted || checks == 0; checks++)
        {
            var verified = await caller.VerifyAsync(on.CaseId);
            Assert.Null(verified.Problem);
            Assert.InRange(verified.CheckedCount, 301, 1_000);
            var newest = await caller.Records.GetTimelineAsync(new GetTimelineRequest { CaseId = on.CaseId });
            Assert.Equal(50, newest.Entries.Count);
        }

        await writing;
        Assert.True(checks > 1);
    }

    [Fact]
    public async Task Two_copies_of_the_service_on_one_database()
    {
        await using var host = new ServiceHost();
        var on = await host.Caller().CreateCaseAsync();
        await using var copy = Copies.Of(host);
        var callers = Enumerable.Range(0, 16)
            .Select(i => i % 2 == 0 ? host.Caller() : Copies.Caller(host, copy)).ToList();
        var added = await Task.WhenAll(callers.Select((caller, i) => WriteAsync(caller, on, (i / 2) % 4)));
        await AssertOneChainAsync(host.Caller(), on, 1 + added.Sum());
        await AssertOneChainAsync(Copies.Caller(host, copy), on, 1 + added.Sum());
    }

    /// <summary>How many entries it added.</summary>
    private static async Task<int> WriteAsync(TestCaller caller, Case on, int kind)
    {
        var added = 0;
        for (var round = 0; round < Rounds; round++)
        {
            switch (kind % 4)
            {
                case 0:
                    await caller.EnterAsync(on.CaseId, Note());
                    added++;
                    break;
                case 1:
                    await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
                    added++;
                    break;
                case 2:
                    added += (await caller.EnterAsync(on.CaseId, [Note(), Correction(1), Note()])).Count;
                    break;
                default:
                    using (var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id()))
                    {
                        for (var i = 0; i < 3; i++) await stream.SendAsync(Note());
                        await stream.CompleteAsync();
                        Assert.Equal(3, stream.Stored);
                    }

                    await AllocateAsync(caller, on);
                    added += 4;
                    break;
            }
        }

        return added;
    }

    /// <summary>By etag, as clients do: read again where somebody else was first.</summary>
    private static async Task AllocateAsync(TestCaller caller, Case on)
    {
        while (true)
        {
            try
            {
                await caller.AllocateAsync(await caller.GetCaseAsync(on.CaseId), Id(), AllocationSide.Subject);
                return;
            }
            catch (RpcException e) when (e.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == "STALE_ETAG")
            {
                // Once more.
            }
        }
    }

    private static async Task AssertOneChainAsync(TestCaller caller, Case on, int count)
    {
        await caller.AssertIntactAsync(on.CaseId, count);
        Assert.Equal(
            Enumerable.Range(1, count).Select(n => (long)n),
            (await caller.TimelineAsync(on.CaseId)).Select(e => e.Number));
    }
}
