using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ExportCommandTests
{
    private static readonly string[] Whole =
        ["export", "c-1", "--out", "evidence.zip", "--recipient", "Police", "--reason", "-"];

    private static FakeFiles Files(int size = 1_050)
    {
        var files = new FakeFiles(size);
        files.Stages.Add(new EvidenceExport
        {
            ExportId = "e-1",
            State = EvidenceExportState.Pending,
            EntryCount = 12,
        });
        files.Stages.Add(new EvidenceExport
        {
            ExportId = "e-1",
            State = EvidenceExportState.Running,
            EntryCount = 12,
            EntriesDone = 6,
        });
        return files;
    }

    private static CliRun Run(FakeFiles files, bool terminal = false) =>
        new(files.Invoker) { Attempts = 3, Input = "A hearing.\n", Terminal = terminal };

    private static string[] Left(CliRun run) => [.. Directory.GetFiles(run.Folder).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_asked_for_waited_for_and_fetched_in_one_go(bool terminal)
    {
        var files = Files();
        files.CutAfter(4);
        using var run = Run(files, terminal);
        Assert.Equal(0, await run.RunAsync(Whole));
        var saved = Path.Combine(run.Folder, "evidence.zip");
        Assert.Equal(files.Bytes, await File.ReadAllBytesAsync(saved));
        Assert.Equal(["evidence.zip"], Left(run));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(saved));
        var start = (StartEvidenceExportRequest)files.Invoker.Calls[0].Request;
        Assert.Equal(("c-1", "Police", "A hearing."), (start.CaseId, start.Recipient, start.Reason));
        Assert.All(files.Invoker.Calls, c => Assert.Equal("LEGAL_PROCEEDINGS", c.Purpose));
        Assert.Equal([0, 400], files.Offsets);
        Assert.Contains("risk export download c-1 e-1 --out evidence.zip", run.Out, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(files.Export.Sha256.Span), run.Out, StringComparison.Ordinal);
        Assert.Contains("never for the subject", run.Out, StringComparison.Ordinal);
        Assert.Equal(!terminal, run.Out.Contains("Entries: 6 of 12\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_programs_it_is_one_line()
    {
        using var run = Run(Files());
        Assert.Equal(0, await run.RunAsync([.. Whole, "--json"]));
        Assert.Equal("e-1", JsonParser.Default.Parse<GetEvidenceExportResponse>(run.Out).Export.ExportId);
    }

    [Theory]
    [InlineData("evidence.zip")]
    [InlineData("no/such/folder.zip")]
    public async Task A_file_is_not_overwritten_and_nothing_is_asked_for(string name)
    {
        using var run = Run(Files());
        run.Write("evidence.zip", "mine");
        Assert.Equal(2, await run.RunAsync(
            "export", "c-1", "--out", name, "--recipient", "Police", "--reason", "Asked."));
        Assert.Contains("--out: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Service.Calls);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(run.Folder, "evidence.zip")));
    }

    [Fact]
    public async Task What_is_not_the_file_that_was_made_is_not_kept()
    {
        var files = Files();
        files.Bytes[1_000] ^= 1;
        using var run = Run(files);
        Assert.Equal(1, await run.RunAsync("export", "download", "c-1", "e-1", "--out", "evidence.zip"));
        Assert.Contains("CONTENT_MISMATCH", run.Error, StringComparison.Ordinal);
        Assert.Contains("fix: Fetch it again", run.Error, StringComparison.Ordinal);
        Assert.Empty(Left(run));
    }

    [Theory]
    [InlineData(EvidenceExportState.Failed, "could not be made")]
    [InlineData(EvidenceExportState.Expired, "deleted after its term")]
    public async Task An_export_that_cannot_be_had_is_1_with_what_to_do(EvidenceExportState state, string message)
    {
        var files = Files();
        files.Export.State = state;
        using var run = Run(files);
        Assert.Equal(1, await run.RunAsync(Whole));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("risk export start c-1", run.Error, StringComparison.Ordinal);
        Assert.Empty(Left(run));

        using var json = Run(files);
        Assert.Equal(1, await json.RunAsync("export", "watch", "c-1", "e-1", "--json"));
        using var error = JsonDocument.Parse(json.Error);
        Assert.Equal("EXPORT_NOT_READY", error.RootElement.GetProperty("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Each_step_can_be_taken_alone()
    {
        var files = Files();
        using var start = Run(files);
        Assert.Equal(0, await start.RunAsync("export", "start", "c-1", "--recipient", "Police", "--reason", "Asked."));
        Assert.Contains("PENDING (0 of 12 entries)", start.Out, StringComparison.Ordinal);
        using var status = Run(files);
        Assert.Equal(0, await status.RunAsync("export", "status", "c-1", "e-1"));
        Assert.Contains("READY", status.Out, StringComparison.Ordinal);
        using var watch = Run(files);
        Assert.Equal(0, await watch.RunAsync("export", "watch", "c-1", "e-1", "--json"));
        Assert.Equal([EvidenceExportState.Pending, EvidenceExportState.Running, EvidenceExportState.Ready],
            watch.Out.Trim().Split('\n')
                .Select(l => JsonParser.Default.Parse<WatchEvidenceExportResponse>(l).Export.State));
        using var list = new CliRun(FakeInvoker.Answering(
            new ListEvidenceExportsResponse { Exports = { files.Export }, NextPageToken = "next" }));
        Assert.Equal(0, await list.RunAsync("export", "list", "c-1"));
        Assert.Contains("e-1", list.Out, StringComparison.Ordinal);
        Assert.Contains("--page-token next", list.Out, StringComparison.Ordinal);
    }
}
