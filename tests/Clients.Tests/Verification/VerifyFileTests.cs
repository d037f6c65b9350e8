using System.Text.Json.Nodes;
using Clients.Tests.Fakes;
using RiskPlatform.Cli.App;

namespace Clients.Tests.Verification;

/// <summary>risk verify FILE, as it is run.</summary>
public sealed class VerifyFileTests : IDisposable
{
    private readonly SyntheticExport export = new();
    private CliRun run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        export.Dispose();
        run.Dispose();
    }

    [Fact]
    public async Task An_intact_export_says_so_and_whose_key_it_was()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync(null));
        Assert.DoesNotContain("Intact", run.Out, StringComparison.Ordinal);
        Assert.Contains("Everything fits the key that came with it.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Checked with the key in the export itself.", run.Out, StringComparison.Ordinal);
        Again();
        Assert.Equal(ExitCode.Ok, await RunAsync(export.PublicKeyPem));
        Assert.Contains("Intact.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Checked with the key that you gave.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_export_has_an_exit_code_of_its_own_and_names_what_was_changed()
    {
        export.Files["README.txt"] = "Changed."u8.ToArray();
        Assert.Equal(ExitCode.DoesNotVerify, await RunAsync(null));
        Assert.Contains("README.txt is not the file", run.Out, StringComparison.Ordinal);
        Again();
        Assert.Equal(ExitCode.DoesNotVerify, await RunAsync(null, ["--json"]));
        var json = JsonNode.Parse(run.Out)!;
        Assert.False((bool)json["intact"]!);
        Assert.Equal("FileChanged", (string)json["problems"]![0]!["kind"]!);
    }

    [Fact]
    public async Task A_key_or_a_file_that_is_none_is_a_matter_of_use()
    {
        Assert.Equal(ExitCode.Usage, await RunAsync("no key"));
        Assert.Equal(ExitCode.Usage, await RunAsync(null, file: "nowhere.zip"));
    }

    private void Again()
    {
        run.Dispose();
        run = new CliRun();
    }

    private async Task<int> RunAsync(string? key, string[]? more = null, string file = "export.zip")
    {
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "export.zip"), export.Zip(), Token);
        string[] trusted = key is null ? [] : ["--trusted-key", run.Write("key.pem", key)];
        return await run.RunAsync(["verify", Path.Combine(run.Folder, file), .. trusted, .. more ?? []]);
    }
}
