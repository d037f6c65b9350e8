extern alias client;
using System.Text.Json.Nodes;
using client::RiskPlatform.Client.Verification;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Exports;

/// <summary>
/// Whatever somebody does to a real export is found and named (RECORD-2): without the key, with the manifest made to
/// fit, and with everything signed anew by a key of their own.
/// </summary>
public sealed class TamperTests(ServiceHost host)
{
    public static TheoryData<string, ExportProblemKind, int> Changes => new()
    {
        { "content", ExportProblemKind.Content, 3 },
        { "readable", ExportProblemKind.Content, 3 },
        { "salt", ExportProblemKind.Content, 3 },
        { "time", ExportProblemKind.Hash, 3 },
        { "readable time", ExportProblemKind.Hash, 3 },
        { "kind", ExportProblemKind.Hash, 3 },
        { "hash", ExportProblemKind.Hash, 3 },
        { "remove", ExportProblemKind.Missing, 3 },
        { "remove and renumber", ExportProblemKind.Hash, 3 },
        { "swap", ExportProblemKind.Missing, 3 },
        { "duplicate", ExportProblemKind.Hash, 3 },
        { "truncate", ExportProblemKind.Truncated, 6 },
        { "truncate with chain.json", ExportProblemKind.Truncated, 5 },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_of_the_entries_is_found_and_named(string change, ExportProblemKind kind, int number)
    {
        var (export, key) = await MakeAsync();
        foreach (var how in new[] { "as it is", "recounted", "signed anew" })
        {
            var forged = new Forgery(export);
            Apply(forged, change);
            if (how != "as it is") forged.Recount();
            if (how == "signed anew") forged.Sign();
            var result = await RoundTripTests.VerifyAsync(forged.Zip());
            Assert.Contains(result.Problems, p => p.Kind == kind && p.Number == number);
            Assert.Equal(how == "recounted", Has(result, ExportProblemKind.ManifestSignature));
            Assert.Equal(how == "as it is", Has(result, ExportProblemKind.FileChanged));
            Assert.True(Has(
                await RoundTripTests.VerifyAsync(forged.Zip(), key),
                how == "as it is" ? ExportProblemKind.FileChanged : ExportProblemKind.ManifestSignature));
        }
    }

    [Theory]
    [InlineData("content")]
    [InlineData("remove")]
    [InlineData("swap")]
    [InlineData("duplicate")]
    public async Task A_chain_made_anew_is_not_what_the_checkpoint_signed(string change)
    {
        var (export, key) = await MakeAsync();
        var forged = new Forgery(export);
        Apply(forged, change);
        forged.Rechain().Sign();
        var result = await RoundTripTests.VerifyAsync(forged.Zip());
        Assert.Contains(
            result.Problems,
            p => p.Kind is ExportProblemKind.Checkpoint or ExportProblemKind.Truncated && p.Number > 0);

        // Without the checkpoints too, only a key of one's own can tell.
        forged.Put("checkpoints.json", new JsonObject { ["format_version"] = 1, ["checkpoints"] = new JsonArray() });
        forged.Sign();
        result = await RoundTripTests.VerifyAsync(forged.Zip());
        Assert.True(result.Intact);
        Assert.False(result.KeyWasGiven);
        Assert.True(Has(await RoundTripTests.VerifyAsync(forged.Zip(), key), ExportProblemKind.ManifestSignature));
    }

    [Theory]
    [InlineData("README.txt")]
    [InlineData("record-00001.pdf")]
    [InlineData("chain.json")]
    [InlineData("checkpoints.json")]
    [InlineData("signing-key.pem")]
    public async Task A_change_of_any_file_is_found_and_named(string name)
    {
        var (export, _) = await MakeAsync();
        var forged = new Forgery(export);
        forged[name] = [.. forged[name], (byte)'\n'];
        var result = await RoundTripTests.VerifyAsync(forged.Zip());
        Assert.Equal((ExportProblemKind.FileChanged, name), (result.Problems[0].Kind, result.Problems[0].File));
        Assert.True(Has(await RoundTripTests.VerifyAsync(forged.Recount().Zip()), ExportProblemKind.ManifestSignature));

        forged = new Forgery(export);
        forged.Remove(name);
        result = await RoundTripTests.VerifyAsync(forged.Zip());
        Assert.Contains(result.Problems, p => p.Kind == ExportProblemKind.FileMissing && p.File == name);
    }

    [Theory]
    [InlineData("signature", ExportProblemKind.Signature)]
    [InlineData("root", ExportProblemKind.Signature)]
    [InlineData("number", ExportProblemKind.Signature)]
    [InlineData("case/head_hash", ExportProblemKind.Checkpoint)]
    [InlineData("case/entry_count", ExportProblemKind.Checkpoint)]
    [InlineData("case/leaf_index", ExportProblemKind.Checkpoint)]
    public async Task A_change_of_a_checkpoint_is_found_and_named(string field, ExportProblemKind kind)
    {
        var (export, _) = await MakeAsync();
        var forged = new Forgery(export);
        var json = forged.Json("checkpoints.json");
        var checkpoint = json["checkpoints"]![0]!;
        var (owner, name) = field.StartsWith("case/", StringComparison.Ordinal)
            ? (checkpoint["case"]!, field[5..])
            : (checkpoint, field);
        owner[name] = name switch
        {
            "signature" => Convert.ToBase64String(new byte[64]),
            "root" or "head_hash" => new string('a', 64),
            _ => (long)owner[name]! + 1,
        };
        forged.Put("checkpoints.json", json);
        var result = await RoundTripTests.VerifyAsync(forged.Sign().Zip());
        Assert.Equal(kind, Assert.Single(result.Problems).Kind);
        Assert.Equal(0, result.CheckpointCount);
    }

    [Fact]
    public async Task A_file_that_is_not_in_the_manifest_is_named()
    {
        var (export, _) = await MakeAsync();
        var forged = new Forgery(export);
        forged["../evil.exe"] = [1];
        var result = await RoundTripTests.VerifyAsync(forged.Zip());
        Assert.Equal(
            (ExportProblemKind.FileExtra, "../evil.exe"),
            (Assert.Single(result.Problems).Kind, result.Problems[0].File));
    }

    /// <summary>Six entries, of which a checkpoint covers five.</summary>
    private async Task<(byte[] File, string Key)> MakeAsync()
    {
        var manager = host.Caller("manager", "export-tamper");
        var caseId = await manager.RecordedCaseAsync(notes: 1);
        await host.CheckpointAsync(caseId);
        var (export, file) = await manager.ExportAsync(caseId);
        Assert.Equal(6, export.EntryCount);
        var key = host.Services.GetRequiredService<CheckpointKey>();
        return (file, System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", key.PublicKey));
    }

    private static string Later(string time) => time.Replace("T09:", "T10:", StringComparison.Ordinal);

    private static bool Has(ExportVerification result, ExportProblemKind kind) =>
        result.Problems.Any(p => p.Kind == kind);

    /// <summary>Entry 3 is the correction.</summary>
    private static void Apply(Forgery forged, string change)
    {
        var entries = forged.Entries;
        var third = entries[2]!;
        switch (change)
        {
            case "content":
                var content = EntryContent.Parser.ParseFrom(Convert.FromBase64String((string)third["content"]!));
                content.Recorded.Account = "Somebody else's account.";
                third["content"] = Convert.ToBase64String(content.ToByteArray());
                third["entry"] = JsonNode.Parse(JsonFormatter.Default.Format(content));
                break;
            case "readable":
                third["entry"]!["recorded"]!["account"] = "Somebody else's account.";
                break;
            case "salt":
                third["salt"] = new string('0', 64);
                break;
            case "time":
                third["record_time_unix_ms"] = (long)third["record_time_unix_ms"]! + 3_600_000;
                third["record_time"] = Later((string)third["record_time"]!);
                break;
            case "readable time":
                third["record_time"] = Later((string)third["record_time"]!);
                break;
            case "kind":
                (third["kind"], third["kind_number"]) = ("ENTRY_KIND_NOTE", (int)EntryKind.Note);
                break;
            case "hash":
                third["hash"] = new string('a', 64);
                break;
            case "remove":
                entries.RemoveAt(2);
                break;
            case "remove and renumber":
                entries.RemoveAt(2);
                for (var i = 2; i < entries.Count; i++) entries[i]!["number"] = i + 1;
                break;
            case "swap":
                entries.RemoveAt(2);
                entries.Insert(3, third.DeepClone());
                break;
            case "duplicate":
                entries.Insert(3, third.DeepClone());
                break;
            case "truncate":
                entries.RemoveAt(5);
                break;
            case "truncate with chain.json":
                // Down to below what the checkpoint covers.
                for (var i = 0; i < 2; i++) entries.RemoveAt(entries.Count - 1);
                var chain = forged.Json("chain.json");
                (chain["entry_count"], chain["head_hash"]) = (4, (string)entries[3]!["hash"]!);
                forged.Put("chain.json", chain);
                break;
            default:
                throw new ArgumentException("No such change.", nameof(change));
        }

        forged.Put(entries);
    }
}
