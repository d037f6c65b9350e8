using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>A request that is sent again is answered as the first time and stored once.</summary>
public sealed class RepeatTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "record-repeats");

    [Fact]
    public async Task Sent_again_it_gets_the_first_answer()
    {
        var (on, first, second) = (await caller.CreateCaseAsync(), Id(), Id());
        var one = await caller.EnterAsync(on.CaseId, Note(), first);
        var batch = await caller.EnterAsync(on.CaseId, [Note("a"), Note("b")], second);
        await caller.EnterAsync(on.CaseId, Note());
        Assert.Equal(one, await caller.EnterAsync(on.CaseId, Note(), first));
        Assert.Equal(batch, await caller.EnterAsync(on.CaseId, [Note("a"), Note("b")], second));
        await caller.AssertIntactAsync(on.CaseId, 5);
    }

    [Fact]
    public async Task Sent_many_times_at_once_it_is_stored_once()
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => caller.EnterAsync(on.CaseId, Note(), id)));
        Assert.Single(receipts.Distinct());
        await caller.AssertIntactAsync(on.CaseId, 2);
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        var (on, other, id) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync(), Id());
        await caller.EnterAsync(on.CaseId, Note("one"), id);
        foreach (var call in (Func<Task>[])[
            () => caller.EnterAsync(on.CaseId, Note("two"), id),
            () => caller.EnterAsync(other.CaseId, Note("one"), id),
            () => caller.EnterAsync(on.CaseId, [Note("one")], id)])
        {
            var refused = await Failures.RefusedAsync(call);
            Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
        }

        await caller.AssertIntactAsync(on.CaseId, 2);
        await caller.AssertIntactAsync(other.CaseId, 1);
    }
}
