extern alias client;
using System.Text;
using client::RiskPlatform.Client.Verification;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace RiskService.Tests.Exports;

/// <summary>An export as the real service makes it, verified by the client, and read.</summary>
public sealed class RoundTripTests(ServiceHost host)
{
    [Fact]
    public async Task An_export_verifies_by_its_own_key_and_by_the_services()
    {
        var manager = host.Caller("manager", "export-round-trip");
        var caseId = await manager.RecordedCaseAsync();
        await host.CheckpointAsync(caseId);
        await manager.RecordAsync(caseId, Exporting.Note(1));
        await host.CheckpointAsync(caseId);
        var (export, file) = await manager.ExportAsync(caseId);

        var result = await VerifyAsync(file);
        Assert.True(result.Intact, string.Join('\n', result.Problems));
        Assert.Equal((caseId, export.ExportId), (result.CaseId, result.ExportId));
        Assert.Equal(export.EntryCount, result.EntryCount);

        // Other tests make checkpoints too.
        Assert.InRange(result.CheckpointCount, 2, 100);
        Assert.InRange(result.CheckpointedThroughNumber, export.EntryCount - 1, export.EntryCount);
        Assert.Equal(6, result.FileCount);
        Assert.False(result.KeyWasGiven);

        var key = host.Services.GetRequiredService<CheckpointKey>();
        var pem = System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", key.PublicKey);
        result = await VerifyAsync(file, pem);
        Assert.True(result.Intact);
        Assert.True(result.KeyWasGiven);
        Assert.Equal(Convert.ToHexStringLower(key.Id), result.KeyId);
    }

    [Fact]
    public async Task The_last_entry_says_that_it_was_asked_for()
    {
        var manager = host.Caller("safeguarding_lead", "export-asked");
        var caseId = await manager.RecordedCaseAsync();
        var export = await manager.StartExportAsync(caseId);
        var last = (await manager.Records().GetEntryAsync(
            new GetEntryRequest { CaseId = caseId, Number = export.EntryCount })).Entry;
        Assert.Equal(EntryKind.RecordKeeping, last.Kind);
        Assert.Equal(RecordKeepingKind.EvidenceExport, last.Content.RecordKeeping.Kind);
        Assert.Equal(export.ExportId, last.Content.RecordKeeping.ConcernsId);
        Assert.Equal(export.Reason, last.Content.RecordKeeping.Reason);

        // What comes after the asking is not in it.
        await manager.RecordAsync(caseId, Exporting.Note(1));
        var ready = await manager.WatchAsync(export);
        Assert.Equal(export.EntryCount, (await VerifyAsync(await manager.DownloadAsync(ready))).EntryCount);
    }

    [Fact]
    public async Task The_document_says_what_was_recorded_and_keeps_opinion_apart()
    {
        var manager = host.Caller("manager", "export-document");
        var caseId = await manager.RecordedCaseAsync();
        var (export, file) = await manager.ExportAsync(caseId);
        var text = Read(ZipFile.Of(file)["record-00001.pdf"]);

        foreach (var words in new[]
        {
            caseId, "export-document", "manager-of-export-document", "Synthetic police force, ref 7",
            "Synthetic request under caution.", $"Entries {export.EntryCount}",
            "Synthetic account: came to the office.", "“synthetic words of mine”", "Words of survivor, quoted",
            "police (as told by the survivor or a child)", "weapon use", "imminent",
        })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "Opinion of the worker, not a statement of fact Synthetic view of the worker.", text,
            StringComparison.Ordinal);
        Assert.Contains("Entry 2: disclosure", text, StringComparison.Ordinal);
        Assert.Contains("Corrected by entry 3. Read both.", text, StringComparison.Ordinal);
        Assert.Contains("Corrects entry 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readme_warns_and_says_how_to_check()
    {
        var manager = host.Caller("manager", "export-readme");
        var (_, file) = await manager.ExportAsync(await manager.RecordedCaseAsync());
        var text = Encoding.UTF8.GetString(ZipFile.Of(file)["README.txt"]);
        Assert.Contains("Never\r\ngive it, or any part of it, to the subject", text, StringComparison.Ordinal);
        Assert.Contains("risk verify FILE.zip --trusted-key KEY.pem", text, StringComparison.Ordinal);
        Assert.Contains("openssl dgst -sha256 -verify", text, StringComparison.Ordinal);
    }

    internal static async Task<ExportVerification> VerifyAsync(byte[] file, string? trustedKey = null)
    {
        using var stream = new MemoryStream(file);
        return await ExportVerifier.VerifyAsync(stream, trustedKey);
    }

    internal static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
        return string.Join(' ', text.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
