using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>A stream that goes well, and what is refused of one.</summary>
public sealed class StreamTests(ServiceHost host)
{
    private const string Agency = "record-streams";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task Everything_is_acknowledged_in_order_and_opened_again_it_says_how_much_is_there()
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        Assert.Equal(0, stream.Stored);
        await stream.SendAsync(Note("entry 0"));
        await stream.AcknowledgedAsync(1);
        Assert.Equal(1, stream.Stored);
        for (var i = 1; i < 450; i++) await stream.SendAsync(Note($"entry {i}"));
        await stream.CompleteAsync();
        Assert.Equal(450, stream.Stored);

        var stored = (await caller.TimelineAsync(on.CaseId)).Skip(1).ToList();
        Assert.Equal(stored.Select(e => (e.Number, e.Hash)), stream.Receipts.Select(r => (r.Number, r.Hash)));
        Assert.Equal(
            Enumerable.Range(0, 450).Select(i => $"entry {i}"), stored.Select(e => e.Content.Recorded.Account));

        using var again = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        Assert.Equal(450, again.Stored);
        await again.SendAsync(Correction(2));
        await again.CompleteAsync();
        Assert.Equal(451, again.Stored);
        Assert.Equal(452, Assert.Single(again.Receipts).Number);
        await caller.AssertIntactAsync(on.CaseId, 452);
    }

    [Fact]
    public async Task Flags_come_with_the_receipts()
    {
        var on = await caller.CreateCaseAsync();
        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        var bare = Note();
        bare.Sources.Clear();
        foreach (var entry in (RecordedEntry[])[Note(), bare, Note()]) await stream.SendAsync(entry);
        await stream.CompleteAsync();
        Assert.Equal([0, 1, 0], stream.Receipts.Select(r => r.PracticeFlags.Count));
    }

    [Fact]
    public async Task The_first_message_is_the_start_and_only_the_first()
    {
        var on = await caller.CreateCaseAsync();
        using var without = EntryStream.Connect(caller.Records);
        await without.SendAsync(Note());
        Assert.Equal(["start"], (await without.RefusedAsync()).Fields);
        using var nothing = EntryStream.Connect(caller.Records);
        Assert.Equal(["start"], (await Failures.RefusedAsync(nothing.CompleteAsync)).Fields);
        using var empty = EntryStream.Connect(caller.Records);
        await empty.SendAsync(new RecordStreamRequest());
        Assert.Equal(["start"], (await empty.RefusedAsync()).Fields);

        using var twice = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        await twice.SendAsync(Note());
        await twice.StartAsync(on.CaseId, Id());
        Assert.Equal(["start"], (await twice.RefusedAsync()).Fields);
        Assert.Equal(1, twice.Stored);
        await caller.AssertIntactAsync(on.CaseId, 2);
    }

    [Fact]
    public async Task Of_nothing_and_of_nobody()
    {
        var on = await caller.CreateCaseAsync();
        foreach (var (caseId, streamId, field) in ((string, string, string)[])
            [("x", Id(), "start.case_id"), (on.CaseId, "x", "start.stream_id"), (on.CaseId, "", "start.stream_id"),
             (on.CaseId, Guid.Empty.ToString(), "start.stream_id")])
        {
            Assert.Equal([field], (await OpenAsync(caller, caseId, streamId)).Fields);
        }

        Assert.Equal("NOT_FOUND", (await OpenAsync(caller, Id(), Id())).Reason);
        Assert.Equal("NOT_FOUND", (await OpenAsync(host.Caller(agency: "another"), on.CaseId, Id())).Reason);
        var reader = await OpenAsync(host.Caller(agency: Agency, scope: "risk.read"), on.CaseId, Id());
        Assert.Equal((StatusCode.PermissionDenied, "FORBIDDEN"), (reader.Code, reader.Reason));
        var admin = await OpenAsync(host.Caller("platform_admin", Agency), on.CaseId, Id());
        Assert.Equal((StatusCode.PermissionDenied, "FORBIDDEN"), (admin.Code, admin.Reason));
        await caller.AssertIntactAsync(on.CaseId, 1);
    }

    [Fact]
    public async Task Belongs_to_the_client_that_opened_it_and_to_its_case()
    {
        var (on, other, id) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync(), Id());
        using var stream = await EntryStream.OpenAsync(
            host.Caller(agency: Agency, clientId: "one").Records, on.CaseId, id);
        await stream.SendAsync(Note());
        await stream.CompleteAsync();
        var refused = await OpenAsync(host.Caller(agency: Agency, clientId: "another"), on.CaseId, id);
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));

        // Another person at the same client goes on; another case has streams of its own.
        using var next = await EntryStream.OpenAsync(
            host.Caller("manager", Agency, clientId: "one").Records, on.CaseId, id);
        Assert.Equal(1, next.Stored);
        using var elsewhere = await EntryStream.OpenAsync(caller.Records, other.CaseId, id);
        Assert.Equal(0, elsewhere.Stored);
    }

    [Fact]
    public async Task Of_two_connections_one_goes_on()
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        using var first = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        using var second = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        await second.SendAsync(Note("by the second"));
        await second.AcknowledgedAsync(1);
        await first.TrySendAsync([Note("by the first")]);
        var refused = await first.RefusedAsync();
        Assert.Equal((StatusCode.Aborted, "CONFLICT"), (refused.Code, refused.Reason));
        await second.CompleteAsync();
        Assert.Equal("by the second", (await caller.TimelineAsync(on.CaseId))[^1].Content.Recorded.Account);
        await caller.AssertIntactAsync(on.CaseId, 2);
    }

    private static async Task<Refusal> OpenAsync(TestCaller by, string caseId, string streamId)
    {
        using var stream = EntryStream.Connect(by.Records);
        try
        {
            await stream.StartAsync(caseId, streamId);
        }
        catch (RpcException)
        {
            // Refused before a byte was read; the answer says why.
        }

        return await stream.RefusedAsync();
    }
}
