using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class DirectoryFileCommandTests
{
    private static CliRun Run(FakeImports imports, bool terminal = false, string input = "")
    {
        var run = new CliRun(imports.Invoker) { Input = input, InputIsTerminal = terminal };
        run.Write("services.json", "[]");
        return run;
    }

    [Fact]
    public async Task An_import_is_a_dry_run_that_is_reported_row_by_row()
    {
        var imports = new FakeImports(DirectoryAnswers.To);
        using var run = Run(imports);
        Assert.Equal(0, await run.RunAsync("directory", "import", "services.json", "--source", "county"));
        Assert.Equal(("county", DirectoryFormat.Json), (imports.Headers[0].Source, imports.Headers[0].Format));
        Assert.Equal("[]"u8.ToArray(), imports.Received);
        Assert.Contains("1 created, 0 changed, 0 unchanged, 1 rejected", run.Out, StringComparison.Ordinal);
        Assert.Contains("CREATED", run.Out, StringComparison.Ordinal);
        Assert.Contains("It has no name.", run.Out, StringComparison.Ordinal);
        Assert.Contains("risk directory import-apply i-1 --reason -", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing of the directory has changed yet", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--page-token", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "ApplyImport");
    }

    [Fact]
    public async Task Rejected_rows_stop_an_import_unless_they_may_be_left_out()
    {
        using var stopped = Run(new FakeImports(DirectoryAnswers.To));
        Assert.Equal(1, await stopped.RunAsync(
            "directory", "import", "services.json", "--source", "county", "--apply", "--reason", "Monthly"));
        Assert.DoesNotContain(stopped.Service.Calls, c => c.Method == "ApplyImport");
        Assert.Contains("ROWS_REJECTED", await JsonErrorAsync(), StringComparison.Ordinal);

        using var run = Run(new FakeImports(DirectoryAnswers.To));
        Assert.Equal(0, await run.RunAsync("directory", "import", "services.json", "--source", "county", "--apply",
            "--skip-rejected", "--reason", "Monthly"));
        var applied = Assert.IsType<ApplyImportRequest>(run.Service.Calls[^1].Request);
        Assert.Equal(("i-1", "Monthly"), (applied.ImportId, applied.Reason));
        Assert.Contains("APPLIED", run.Out, StringComparison.Ordinal);

        static async Task<string> JsonErrorAsync()
        {
            using var json = Run(new FakeImports(DirectoryAnswers.To));
            await json.RunAsync("directory", "import", "services.json", "--source", "county", "--apply", "--reason",
                "Monthly", "--json");
            return json.Error;
        }
    }

    [Fact]
    public async Task Programs_get_the_import_then_its_rows_one_answer_a_line()
    {
        using var run = Run(new FakeImports(DirectoryAnswers.To));
        Assert.Equal(0, await run.RunAsync("directory", "import", "services.json", "--source", "county", "--json"));
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("i-1", StageImportResponse.Parser.ParseJson(lines[0]).Import.ImportId);
        Assert.Equal([1, 2],
            lines[1..].SelectMany(l => ListImportRowsResponse.Parser.ParseJson(l).Rows).Select(r => r.RowNumber));
    }

    [Fact]
    public async Task A_staged_import_is_listed_looked_into_applied_and_thrown_away()
    {
        using var list = Run(new FakeImports(DirectoryAnswers.To));
        Assert.Equal(0, await list.RunAsync("directory", "imports"));
        Assert.Contains("i-1", list.Out, StringComparison.Ordinal);
        Assert.Equal(0, await list.RunAsync("directory", "imports", "--id", "i-1", "--outcome", "rejected"));
        Assert.Equal(ImportOutcome.Rejected,
            Assert.IsType<ListImportRowsRequest>(list.Service.Calls[^1].Request).Outcome);
        Assert.Equal(0, await list.RunAsync("directory", "import-discard", "i-1", "--yes"));

        using var asked = Run(new FakeImports(DirectoryAnswers.To), terminal: true, input: "no\n");
        Assert.Equal(2, await asked.RunAsync("directory", "import-discard", "i-1"));
        Assert.Empty(asked.Service.Calls);
        using var agreed = Run(new FakeImports(DirectoryAnswers.To), terminal: true, input: "yes\n");
        Assert.Equal(0, await agreed.RunAsync("directory", "import-discard", "i-1"));
        Assert.Contains("DISCARDED", agreed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_written_whole_to_a_new_file()
    {
        var imports = new FakeImports { Exported = [.. Enumerable.Range(0, 250).Select(i => (byte)i)] };
        using var run = Run(imports);
        Assert.Equal(0, await run.RunAsync("directory", "export", "--to", "all.zip"));
        Assert.Equal(imports.Exported, await File.ReadAllBytesAsync(
            Path.Combine(run.Folder, "all.zip"), TestContext.Current.CancellationToken));
        Assert.Equal(DirectoryFormat.Csv,
            Assert.IsType<ExportDirectoryRequest>(run.Service.Calls[^1].Request).Format);
        Assert.Equal(2, await run.RunAsync("directory", "export", "--to", "all.zip"));
        Assert.Contains("--to: there is such a file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_no_file()
    {
        using var run = Run(new FakeImports());
        Assert.Equal(1, await run.RunAsync("directory", "export", "--format", "json", "--to", "all"));
        Assert.Equal(["services.json"], Directory.GetFiles(run.Folder).Select(Path.GetFileName));
    }
}
