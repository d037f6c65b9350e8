using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Something wrong in the midst of a stream: it is named, and everything before it is stored.</summary>
public sealed class StreamFaultTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "stream-faults");

    public static TheoryData<int, int> Places => new()
    {
        { 0, 0 }, { 0, 1 }, { 0, 137 }, { 0, 200 }, { 0, 399 }, { 3, 0 }, { 3, 250 },
    };

    [Theory, MemberData(nameof(Places))]
    public async Task An_entry_of_the_wrong_form(int before, int good) => await RefusedAsync(
        before, good, new RecordedEntry { Kind = EntryKind.Note }, "");

    [Theory, MemberData(nameof(Places))]
    public async Task A_correction_of_an_unknown_number(int before, int good) => await RefusedAsync(
        before, good, Correction(1_000_000), ".corrects_number");

    [Theory, MemberData(nameof(Places))]
    public async Task A_person_of_another_case(int before, int good)
    {
        var entry = Note();
        entry.PeoplePresent.Add(new PersonPresent { PartyId = Id() });
        await RefusedAsync(before, good, entry, ".people_present[0].party_id");
    }

    [Fact]
    public async Task Bytes_that_are_no_message()
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        var method = new Method<byte[], RecordStreamResponse>(
            MethodType.DuplexStreaming, RecordService.Descriptor.FullName, "RecordStream", Rpcs.Raw,
            Marshallers.Create<RecordStreamResponse>(_ => [], RecordStreamResponse.Parser.ParseFrom));
        using var call = caller.Invoker.AsyncDuplexStreamingCall(method, null, default);
        byte[][] messages =
        [
            Bytes(new RecordStreamRequest { Start = new StreamStart { CaseId = on.CaseId, StreamId = id } }),
            Bytes(new RecordStreamRequest { Entry = Note("one") }),
            Bytes(new RecordStreamRequest { Entry = Note("two") }),
            [0x12, 0x7F, 0x01],
        ];
        foreach (var message in messages) await call.RequestStream.WriteAsync(message);
        var stored = 0L;
        var refused = await Failures.RefusedAsync(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                stored = call.ResponseStream.Current.StoredCount;
        });
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refused.Code, refused.Reason));
        Assert.Equal(2, stored);
        await caller.AssertIntactAsync(on.CaseId, 3);
        using var again = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        Assert.Equal(2, again.Stored);
    }

    [Fact]
    public async Task Nothing_for_five_minutes()
    {
        await using var own = new ServiceHost();
        var inside = own.Caller();
        var (on, id) = (await inside.CreateCaseAsync(), Id());
        using var silent = EntryStream.Connect(inside.Records);
        using var stream = await EntryStream.OpenAsync(inside.Records, on.CaseId, id);
        for (var i = 0; i < 3; i++)
        {
            // Each entry begins the five minutes anew.
            own.Clock.Advance(TimeSpan.FromMinutes(4));
            await stream.SendAsync(Note());
            await stream.AcknowledgedAsync(i + 1);
        }

        own.Clock.Advance(TimeSpan.FromMinutes(5));
        var refused = await stream.RefusedAsync();
        Assert.Equal((StatusCode.Aborted, "STREAM_IDLE"), (refused.Code, refused.Reason));
        using var again = await EntryStream.OpenAsync(
            own.Caller().Records, on.CaseId, id);
        Assert.Equal(3, again.Stored);
    }

    /// <summary>Some on a connection before, then good ones, the bad one and more.</summary>
    private async Task RefusedAsync(int before, int good, RecordedEntry bad, string field)
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        using var first = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        for (var i = 0; i < before; i++) await first.SendAsync(Note());
        await first.CompleteAsync();

        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        var entries = Enumerable.Range(0, good).Select(i => Note($"{i}")).Append(bad)
            .Concat(Enumerable.Range(0, 300).Select(_ => Note("after")));
        var sending = stream.TrySendAsync(entries);
        var refused = await stream.RefusedAsync();
        await sending;
        Assert.Equal([$"entries[{before + good}]{field}"], refused.Fields);
        Assert.Equal((before + good, good), (stream.Stored, stream.Receipts.Count));
        var stored = await caller.TimelineAsync(on.CaseId);
        Assert.Equal(
            Enumerable.Range(0, good).Select(i => $"{i}"),
            stored.Skip(1 + before).Select(e => e.Content.Recorded.Account));

        // Mended, it goes on from there.
        using var mended = await EntryStream.OpenAsync(caller.Records, on.CaseId, id);
        Assert.Equal(before + good, mended.Stored);
        await mended.SendAsync(Note("mended"));
        await mended.CompleteAsync();
        await caller.AssertIntactAsync(on.CaseId, 2 + before + good);
    }

    private static byte[] Bytes(Google.Protobuf.IMessage message) => Google.Protobuf.MessageExtensions.ToByteArray(
        message);
}
