using System.CommandLine;
using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Commands;

namespace Clients.Tests.Verification;

/// <summary>risk verify FILE, as it is run.</summary>
public sealed class VerifyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("risk-verify-").FullName;
    private readonly SyntheticExport export = new();
    private readonly StringWriter output = new();

    public void Dispose()
    {
        export.Dispose();
        output.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_intact_export_says_so_and_whose_key_it_was()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync(null));
        Assert.Contains("Intact.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Checked with the key in the export itself.", output.ToString(), StringComparison.Ordinal);
        output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Ok, await RunAsync(export.PublicKeyPem));
        Assert.Contains("Checked with the key that you gave.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_export_has_an_exit_code_of_its_own_and_names_what_was_changed()
    {
        export.Files["README.txt"] = "Changed."u8.ToArray();
        Assert.Equal(ExitCode.DoesNotVerify, await RunAsync(null));
        Assert.Contains("README.txt is not the file", output.ToString(), StringComparison.Ordinal);
        output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.DoesNotVerify, await RunAsync(null, "--json"));
        var json = JsonNode.Parse(output.ToString())!;
        Assert.False((bool)json["intact"]!);
        Assert.Equal("FileChanged", (string)json["problems"]![0]!["kind"]!);
    }

    [Fact]
    public async Task A_key_or_a_file_that_is_none_is_a_matter_of_use()
    {
        await Assert.ThrowsAsync<UsageException>(() => RunAsync("no key"));
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(null, file: "nowhere.zip"));
    }

    private async Task<int> RunAsync(string? key, string args = "", string file = "export.zip")
    {
        var zip = Path.Combine(folder, "export.zip");
        await File.WriteAllBytesAsync(zip, export.Zip(), TestContext.Current.CancellationToken);
        var keyFile = key is null ? null : Path.Combine(folder, "key.pem");
        if (keyFile is not null) await File.WriteAllTextAsync(keyFile, key, TestContext.Current.CancellationToken);
        var cli = new RiskPlatform.Cli.App.Cli
        {
            Out = output,
            Error = TextWriter.Null,
            In = TextReader.Null,
            OutIsTerminal = false,
            ErrorIsTerminal = false,
            Environment = _ => null,
            Folder = folder,
        };
        var root = new RootCommand();
        foreach (var option in cli.Options.All) root.Add(option);
        using var call = new Call(cli, root.Parse(args), TestContext.Current.CancellationToken);
        return await VerifyFile.RunAsync(call, Path.Combine(folder, file), keyFile);
    }
}
