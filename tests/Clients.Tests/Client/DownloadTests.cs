using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class DownloadTests
{
    private static async Task<byte[]> EvidenceAsync(FakeFiles files, List<DownloadProgress>? reports = null)
    {
        using var test = new TestClient(files.Invoker);
        test.Time.SkipsWaits = true;
        using var written = new MemoryStream();
        await test.Client.DownloadEvidenceAsync("c-1", "e-1", written, new Told((reports ?? []).Add));
        return written.ToArray();
    }

    private static async Task<byte[]> AnswerAsync(FakeFiles files, Stream written)
    {
        using var test = new TestClient(files.Invoker);
        test.Time.SkipsWaits = true;
        await test.Client.DownloadSubjectAccessAsync("c-1", "s-1", SubjectAccessFormat.Pdf, written);
        return written is MemoryStream memory ? memory.ToArray() : [];
    }

    [Fact]
    public async Task A_download_goes_on_at_the_byte_where_it_was_cut()
    {
        var (files, reports) = (new FakeFiles(1_050), new List<DownloadProgress>());
        files.CutAfter(3);
        files.CutAfter(0);
        files.CutAfter(7, new RpcException(new Status(StatusCode.Internal, "RST_STREAM.")));
        Assert.Equal(files.Bytes, await EvidenceAsync(files, reports));
        Assert.Equal([0, 300, 300, 1000], files.Offsets);
        Assert.Equal(reports.Select(r => r.Bytes).Order().Distinct(), reports.Select(r => r.Bytes));
        Assert.Equal(new DownloadProgress(1_050, 1_050), reports[^1]);
    }

    [Fact]
    public async Task A_cut_after_the_last_byte_asks_for_nothing_more()
    {
        var files = new FakeFiles(1_000);
        files.CutAfter(5);
        files.CutAfter(10);
        Assert.Equal(files.Bytes, await EvidenceAsync(files));
        Assert.Equal([0, 500], files.Offsets);
    }

    [Fact]
    public async Task Attempts_end_where_nothing_more_comes()
    {
        var files = new FakeFiles(1_000);
        files.CutAfter(2);
        for (var i = 0; i < 9; i++) files.CutAfter(0);
        await Assert.ThrowsAsync<UnavailableException>(() => EvidenceAsync(files));
        Assert.Equal([0, 200, 200, 200], files.Offsets);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_export_are_refused()
    {
        var changed = new FakeFiles(500);
        changed.Bytes[250] ^= 1;
        Assert.Equal("CONTENT_MISMATCH",
            (await Assert.ThrowsAsync<ContentMismatchException>(() => EvidenceAsync(changed))).Reason);

        var longer = new FakeFiles(500);
        longer.Export.SizeBytes = 450;
        await Assert.ThrowsAsync<ContentMismatchException>(() => EvidenceAsync(longer));

        var shorter = new FakeFiles(500);
        shorter.Export.SizeBytes = 550;
        await Assert.ThrowsAsync<ContentMismatchException>(() => EvidenceAsync(shorter));

        var unsigned = new FakeFiles(500);
        unsigned.Export.Sha256 = ByteString.Empty;
        await Assert.ThrowsAsync<ContentMismatchException>(() => EvidenceAsync(unsigned));
    }

    [Fact]
    public async Task An_error_of_the_service_is_typed()
    {
        var files = new FakeFiles(500);
        files.CutAfter(0, ServiceErrors.Of(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"));
        await Assert.ThrowsAsync<IllegalTransitionException>(() => EvidenceAsync(files));
    }

    [Fact]
    public async Task An_answer_for_the_subject_starts_again_where_it_was_cut_and_is_written_once()
    {
        var files = new FakeFiles(1_050);
        files.CutAfter(4);
        files.CutAfter(6);
        using var written = new MemoryStream();
        written.Write("head"u8);
        var bytes = await AnswerAsync(files, written);
        Assert.Equal([.. "head"u8, .. files.Bytes], bytes);
        Assert.All(files.Invoker.Calls, c => Assert.Equal("SUBJECT_ACCESS", c.Purpose));
        Assert.Equal(3, files.Invoker.Calls.Count);
    }

    [Fact]
    public async Task Where_it_cannot_be_written_again_the_cut_is_an_error()
    {
        var files = new FakeFiles(1_050);
        files.CutAfter(4);
        using var memory = new MemoryStream();
        await using var forward = new System.IO.Compression.GZipStream(
            memory, System.IO.Compression.CompressionMode.Compress);
        await Assert.ThrowsAsync<UnavailableException>(() => AnswerAsync(files, forward));
        Assert.Single(files.Invoker.Calls);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_100)]
    [InlineData(0)]
    public async Task An_answer_of_another_size_is_refused(long said)
    {
        var files = new FakeFiles(1_050) { TotalBytes = said };
        using var written = new MemoryStream();
        await Assert.ThrowsAsync<ContentMismatchException>(() => AnswerAsync(files, written));
    }

    [Fact]
    public Task An_answer_of_nothing_is_refused() => Assert.ThrowsAsync<ContentMismatchException>(
        () => AnswerAsync(new FakeFiles(0), new MemoryStream()));

    [Fact]
    public async Task An_export_is_waited_for_over_cuts_until_it_is_ready_and_no_longer()
    {
        var connections = 0;
        var states = new List<EvidenceExportState>();
        using var test = new TestClient(new FakeInvoker { Stream = (_, _) => WatchAsync(connections++) });
        test.Time.SkipsWaits = true;
        var export = await test.Client.WaitForEvidenceAsync("c-1", "e-1", new Seen(e => states.Add(e.State)));
        Assert.Equal(EvidenceExportState.Ready, export.State);
        Assert.Equal(
            [
                EvidenceExportState.Pending, EvidenceExportState.Running, EvidenceExportState.Running,
                EvidenceExportState.Ready,
            ],
            states);
        Assert.Equal(3, connections);

        // The first is cut, the second ends before its time.
        static async IAsyncEnumerable<IMessage> WatchAsync(int connection)
        {
            await Task.Yield();
            if (connection == 0) yield return Now(EvidenceExportState.Pending);
            yield return Now(connection == 2 ? EvidenceExportState.Ready : EvidenceExportState.Running);
            if (connection == 0) throw ServiceErrors.Unavailable();
        }

        static WatchEvidenceExportResponse Now(EvidenceExportState state) =>
            new() { Export = new EvidenceExport { State = state } };
    }

    private sealed class Seen(Action<EvidenceExport> report) : IProgress<EvidenceExport>
    {
        public void Report(EvidenceExport value) => report(value);
    }

    private sealed class Told(Action<DownloadProgress> report) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => report(value);
    }
}
