using Grpc.Core;
using Grpc.Net.Client;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>
/// Streams over a real connection. What was acknowledged is there; opened again it goes on, nothing is lost and nothing
/// is there twice.
/// </summary>
public sealed class StreamCutTests : IAsyncDisposable
{
    private const string Agency = "stream-cuts";
    private const int All = 1_000;

    private readonly ServiceHost host = RealConnection.Host();
    private readonly GrpcChannel channel;
    private readonly RecordService.RecordServiceClient records;
    private readonly TestCaller caller;

    public StreamCutTests()
    {
        channel = RealConnection.Open(host);
        caller = new TestCaller(channel, host.Token("practitioner", Agency, "worker"));
        records = new TestCaller(channel, host.Token("agency_system", Agency, "system")).Records;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_again_and_again_it_goes_on_until_all_is_there_once(bool byDispose)
    {
        var on = await caller.CreateCaseAsync();
        var (id, acknowledged) = (Id(), 0L);
        for (var cut = 0; acknowledged < All; cut++)
        {
            using var leaving = new CancellationTokenSource();
            var stream = await EntryStream.OpenAsync(records, on.CaseId, id, leaving.Token);
            Assert.InRange(stream.Stored, acknowledged, All);
            var from = (int)stream.Stored;

            // Sent on and on; some are acknowledged, some are on their way when the connection ends.
            var sending = stream.TrySendAsync(
                Enumerable.Range(from, All - from).Select(i => Note($"entry {i}")));
            await stream.AcknowledgedAsync(Math.Min(1 + (cut * 40), All - from));
            acknowledged = stream.Stored;
            Assert.Equal(acknowledged - from, stream.Receipts.Count);
            if (byDispose) stream.Dispose();
            else await leaving.CancelAsync();
            await sending;
            stream.Dispose();
            Assert.True(Stored.Count(host, "Entries", Agency) >= acknowledged + 1);
        }

        using var last = await EntryStream.OpenAsync(records, on.CaseId, id);
        Assert.Equal(All, last.Stored);
        await last.CompleteAsync();
        var entries = (await caller.TimelineAsync(on.CaseId)).Skip(1).ToList();
        Assert.Equal(
            Enumerable.Range(0, All).Select(i => $"entry {i}"), entries.Select(e => e.Content.Recorded.Account));
        await caller.AssertIntactAsync(on.CaseId, All + 1);
        Assert.DoesNotContain(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_that_leaves_without_a_word_keeps_nobody_from_the_case()
    {
        var on = await caller.CreateCaseAsync();
        for (var i = 0; i < 5; i++)
        {
            var stream = await EntryStream.OpenAsync(records, on.CaseId, Id());
            for (var n = 0; n < 20; n++) await stream.SendAsync(Note());
            stream.Dispose();
            await caller.EnterAsync(on.CaseId, Note());
        }

        var verified = await caller.VerifyAsync(on.CaseId);
        Assert.True(verified.Intact);
        Assert.InRange(verified.CheckedCount, 6, 106);
    }

    [Fact]
    public async Task Faults_are_told_as_what_they_are()
    {
        var (on, id) = (await caller.CreateCaseAsync(), Id());
        using (var stream = await EntryStream.OpenAsync(records, on.CaseId, id))
        {
            await stream.TrySendAsync([Note("one"), Correction(77), Note("three")]);
            var refused = await stream.RefusedAsync();
            Assert.Equal(["entries[1].corrects_number"], refused.Fields);
            Assert.Equal(1, stream.Stored);
        }

        using (var stream = await EntryStream.OpenAsync(records, on.CaseId, id))
        {
            // 64 MiB in one message.
            var large = stream.TrySendAsync([Note("two"), Note(new string('x', 64 * 1024 * 1024))]);
            var refused = await stream.RefusedAsync();
            await large;
            Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (refused.Code, refused.Reason));
            Assert.Equal(2, stream.Stored);
        }

        await caller.AssertIntactAsync(on.CaseId, 3);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await host.DisposeAsync();
    }
}
