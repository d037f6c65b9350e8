using System.Text;
using RiskPlatform.V1;

namespace EndToEnd.Tests.Records;

/// <summary>What a subject is sent about themselves has no word of the survivor's side in it (RECORD-4).</summary>
[Collection(nameof(RunningService))]
public sealed class SubjectAccessTests(RunningService service) : IDisposable
{
    /// <summary>None of these is a word that the platform itself puts into an answer.</summary>
    private static readonly string[] Secret = ["zqsurvivorword", "zqchildword", "zqpoliceword", "zqopinionword"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskplatform-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_answer_that_the_command_fetches_holds_the_subject_and_nobody_else()
    {
        var created = CreateCaseResponse.Parser.ParseJson(await service.Process.RiskWellAsync(
            "case", "create", "--children", "1", "--reference", $"zq-{Guid.CreateVersion7()}", "--json")).Case;
        var id = created.CaseId;
        await service.Process.RiskWellAsync("record", "import", id, await HistoryAsync());
        await service.Process.RiskWellAsync("sar", "open", id, "--as", "manager");
        var items = ListWithheldItemsResponse.Parser.ParseJson(
            await service.Process.RiskWellAsync("sar", "items", id, "--json", "--as", "manager")).Items;
        var worklist = items.ToString()!;
        Assert.All(Secret, word => Assert.Contains(word, worklist, StringComparison.Ordinal));
        await service.Process.RiskWellAsync("sar", "complete", id, "--as", "manager");

        var json = await FetchAsync(id, "json");
        // The same model makes both; what the document says is read by the tests of the service.
        var pdf = await FetchAsync(id, "pdf");

        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(json);
        string[] never =
        [
            .. Secret, created.AgencyReference, id, "SURVIVOR", "CHILD",
            .. created.Parties.Where(party => party.Role != PartyRole.Subject).Select(party => party.PartyId),
        ];
        Assert.All(never, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    private async Task<string> HistoryAsync()
    {
        var file = Path.Combine(folder.FullName, "history.jsonl");
        RecordedEntry[] entries =
        [
            new()
            {
                Kind = EntryKind.Disclosure,
                Quotes =
                {
                    new Quote { Speaker = new Source { Kind = SourceKind.Survivor }, Words = Secret[0] },
                    new Quote { Speaker = new Source { Kind = SourceKind.Child }, Words = Secret[1] },
                },
                Opinion = Secret[3],
                Sources = { new Source { Kind = SourceKind.Survivor } },
            },
            new()
            {
                Kind = EntryKind.Observation,
                Account = Secret[2],
                Sources = { new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true } },
            },
        ];
        await File.WriteAllLinesAsync(file, entries.Select(entry => entry.ToString()));
        return file;
    }

    private async Task<byte[]> FetchAsync(string caseId, string format)
    {
        var file = Path.Combine(folder.FullName, $"answer.{format}");
        await service.Process.RiskWellAsync(
            "sar", "export", caseId, "--format", format, "--out", file, "--as", "manager");
        return await File.ReadAllBytesAsync(file);
    }
}
