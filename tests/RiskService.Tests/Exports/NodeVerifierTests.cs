using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskService.Tests.Host;
using TestKit.Processes;

namespace RiskService.Tests.Exports;

/// <summary>
/// A verifier in another language, written from the format pages, agrees with what the service makes: the pages say
/// enough (RECORD-2).
/// </summary>
public sealed class NodeVerifierTests(ServiceHost host) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("riskplatform-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_verifier_in_another_language_finds_the_same()
    {
        var manager = host.Caller("manager", "export-node");
        var caseId = await manager.RecordedCaseAsync(notes: 60);
        await host.CheckpointAsync(caseId);
        var (export, file) = await manager.ExportAsync(caseId);
        var key = System.Security.Cryptography.PemEncoding.WriteString(
            "PUBLIC KEY", host.Services.GetRequiredService<CheckpointKey>().PublicKey);

        foreach (var given in new[] { null, key })
        {
            var (code, result) = await VerifyAsync(file, given);
            Assert.True(code == 0, result.ToJsonString());
            Assert.Equal(export.EntryCount, (long)result["entryCount"]!);
            Assert.True((int)result["checkpointCount"]! > 0);
        }

        await FindsAsync(file, null, "Content 3", forged =>
        {
            var entries = forged.Entries;
            entries[2]!["content"] = entries[3]!["content"]!.DeepClone();
            forged.Put(entries);
            forged.Sign();
        });
        await FindsAsync(file, null, "Missing 3", forged =>
        {
            var entries = forged.Entries;
            entries.RemoveAt(2);
            forged.Put(entries);
            forged.Sign();
        });
        await FindsAsync(file, null, "ManifestSignature manifest.json", forged =>
        {
            forged["README.txt"] = [1];
            forged.Recount();
        });
        await FindsAsync(file, null, "FileChanged record-00001.pdf", forged => forged["record-00001.pdf"] = [1]);
        await FindsAsync(file, key, "ManifestSignature manifest.json", forged => forged.Sign());
        await FindsAsync(file, null, $"Checkpoint {export.EntryCount - 1}", forged =>
        {
            var entries = forged.Entries;
            entries[2]!["salt"] = new string('0', 64);
            forged.Put(entries);
            forged.Rechain().Sign();
        });
    }

    private async Task FindsAsync(
        byte[] file, string? key, string problem, Action<Forgery> forge)
    {
        var forged = new Forgery(file);
        forge(forged);
        var (code, result) = await VerifyAsync(forged.Zip(), key);
        Assert.Equal(1, code);
        Assert.Contains(problem, result["problems"]!.AsArray().Select(p => (string)p!));
    }

    private async Task<(int Code, JsonNode Result)> VerifyAsync(byte[] file, string? key)
    {
        var (zip, pem) = (Path.Combine(folder, "export.zip"), Path.Combine(folder, "key.pem"));
        await File.WriteAllBytesAsync(zip, file);
        if (key is not null) await File.WriteAllTextAsync(pem, key);
        var script = RepositoryFiles.Path("tests", "EndToEnd.Tests", "Node", "verify.mjs");
        string[] arguments = key is null ? [script, zip] : [script, zip, pem];
        var run = await CommandLine.RunAsync("node", arguments);
        return (run.ExitCode, JsonNode.Parse(run.Output) ?? throw new JsonException(run.Everything));
    }
}
