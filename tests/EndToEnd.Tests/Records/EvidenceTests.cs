using System.IO.Compression;
using RiskPlatform.V1;

namespace EndToEnd.Tests.Records;

/// <summary>From a worker's first words to a file that a court can check, with the commands that people use.</summary>
[Collection(nameof(RunningService))]
public sealed class EvidenceTests(RunningService service) : IDisposable
{
    private const string Words = "Synthetic words of a survivor";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskplatform-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_recorded_is_exported_verified_and_missed_where_it_was_changed()
    {
        var caseId = CreateCaseResponse.Parser.ParseJson(
            await service.Process.RiskWellAsync("case", "create", "--json")).Case.CaseId;
        var receipt = RecordResponse.Parser.ParseJson(await service.Process.RiskWellAsync(
            "record", caseId, "--kind", "disclosure", "--quote", $"survivor:{Words}", "--source", "survivor",
            "--json")).Receipt;
        await service.Process.RiskWellAsync("record", caseId, "--kind", "note", "--account", "Synthetic note");

        var timeline = GetTimelineResponse.Parser.ParseJson(
            await service.Process.RiskWellAsync("timeline", caseId, "--oldest-first", "--json")).Entries;
        Assert.Equal([1L, 2L, 3L], timeline.Select(entry => entry.Number));
        Assert.Equal(receipt.Hash, timeline[1].Hash);
        Assert.Equal(Words, Assert.Single(timeline[1].Content.Recorded.Quotes).Words);

        var whole = In("whole.zip");
        await service.Process.RiskWellAsync(
            "export", caseId, "--out", whole, "--recipient", "Synthetic court", "--reason", "Synthetic", "--as",
            "manager");
        var intact = await service.Process.RiskAsync("verify", whole, "--trusted-key", KeyOf(whole));
        Assert.True(intact.ExitCode == 0, intact.Everything);
        Assert.Contains("Intact.", intact.Output, StringComparison.Ordinal);

        var changed = await service.Process.RiskAsync("verify", Changed(whole));
        Assert.True(changed.ExitCode == 5, changed.Everything);
        Assert.Contains("Does not verify.", changed.Output, StringComparison.Ordinal);
        Assert.Contains("entries.json is not the file that the manifest describes", changed.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Intact", changed.Output, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string KeyOf(string export)
    {
        using var zip = ZipFile.OpenRead(export);
        var key = In("key.pem");
        zip.GetEntry("signing-key.pem")!.ExtractToFile(key);
        return key;
    }

    /// <summary>A copy in which one byte of what was recorded is another.</summary>
    private string Changed(string export)
    {
        var copy = In("changed.zip");
        File.Copy(export, copy);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        using var content = zip.GetEntry("entries.json")!.Open();
        content.Position = content.Length / 2;
        var value = content.ReadByte();
        content.Position--;
        content.WriteByte((byte)(value == 'A' ? 'B' : 'A'));
        return copy;
    }
}
