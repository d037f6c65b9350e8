using System.Security.Cryptography;
using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class RecordCommandTests
{
    private const string Words = "words that somebody said";
    private const string Party = "0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11";

    private static FakeInvoker Service() => new(sent => sent.Method == "GetCase"
        ? new GetCaseResponse
        {
            Case = new Case { CaseId = "c-1", Parties = { new Party { PartyId = Party, Role = PartyRole.Subject } } },
        }
        : new RecordResponse
        {
            Receipt = new EntryReceipt
            {
                Number = 12,
                Hash = ByteString.CopyFrom([.. Enumerable.Repeat((byte)0xAB, 32)]),
                PracticeFlags = { new PracticeFlag { RuleId = "RESPOND-1", Message = "Not [red]to[/] the subject." } },
            },
        });

    private static RecordedEntry Sent(CliRun run)
    {
        var call = run.Service.Calls[^1];
        Assert.True(Guid.TryParse(call.RequestId, out _));
        return Assert.IsType<RecordRequest>(call.Request).Entry;
    }

    [Fact]
    public async Task Everything_that_was_said_is_sent_and_number_hash_and_flags_are_shown()
    {
        using var run = new CliRun(Service()) { Input = Words + "\n" };
        run.Write("photo.jpg", "a picture");
        run.Write("opinion.txt", "\uFEFFLikely.\r\n");
        Assert.Equal(0, await run.RunAsync("record", "c-1", "--kind", "correction", "--corrects", "4",
            "--account", "@@noon", "--quote", "survivor:-", "--quote", ":He: he said", "--opinion", "@opinion.txt",
            "--source", "police:survivor", "--source", "worker-observation", "--occurred", "2026-11-24T09:00:00Z",
            "--heard", "2026-11-24T10:00:00Z", "--present", "subject", "--present", "a neighbour",
            "--attachment", "photo.jpg", "--attachment", $"store/7={new string('a', 64)}", "--worker", "w-1",
            "--put-to-subject", "weapon-use", "--confidentiality-explained", "--shared-with", "police", "HOUSING"));
        var entry = Sent(run);
        Assert.Equal((EntryKind.Correction, 4, "@noon", "Likely.", "w-1", true), (entry.Kind, entry.CorrectsNumber,
            entry.Account, entry.Opinion, entry.WorkerId, entry.ConfidentialityLimitsExplained));
        Assert.Equal([(SourceKind.Survivor, Words), (SourceKind.Unspecified, "He: he said")],
            entry.Quotes.Select(q => (q.Speaker?.Kind ?? SourceKind.Unspecified, q.Words)));
        Assert.Equal([(SourceKind.Police, true), (SourceKind.WorkerObservation, false)],
            entry.Sources.Select(s => (s.Kind, s.DerivedFromSurvivor)));
        Assert.Equal([Party, "a neighbour"], entry.PeoplePresent.Select(p => p.PartyId + p.Description));
        Assert.Equal([Indicator.WeaponUse], entry.PutToSubject);
        Assert.Equal([SourceKind.Police, SourceKind.Housing], entry.SharedWith);
        Assert.Equal(9, entry.OccurredTime.ToDateTime().Hour);
        Assert.Equal(10, entry.HeardTime.ToDateTime().Hour);
        Assert.Equal([("photo.jpg", "image/jpeg", 9L), ("store/7", "", 0L)],
            entry.Attachments.Select(a => (a.Reference, a.MediaType, a.SizeBytes)));
        Assert.Equal(SHA256.HashData("a picture"u8), entry.Attachments[0].Sha256.ToByteArray());
        Assert.Equal(Enumerable.Repeat((byte)0xAA, 32), entry.Attachments[1].Sha256.ToByteArray());

        Assert.Contains("Entry 12", run.Out, StringComparison.Ordinal);
        Assert.Contains("Hash abababab", run.Out, StringComparison.Ordinal);
        Assert.Contains("! RESPOND-1 Not [red]to[/] the subject.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_response()
    {
        using var run = new CliRun(Service());
        Assert.Equal(0, await run.RunAsync("record", "c-1", "--kind", "NOTE", "--account", "a", "--json"));
        Assert.Equal(12, JsonParser.Default.Parse<RecordResponse>(run.Out).Receipt.Number);
    }

    [Theory]
    [InlineData("--kind", "ASSESSMENT")]
    [InlineData("--kind", "NOTE", "--quote", "what somebody said: quietly")]
    [InlineData("--kind", "NOTE", "--quote", "what somebody said")]
    [InlineData("--kind", "NOTE", "--quote", "survivor:")]
    [InlineData("--kind", "NOTE", "--source", "police:what somebody said")]
    [InlineData("--kind", "NOTE", "--source", "polise")]
    [InlineData("--kind", "NOTE", "--present", "child")]
    [InlineData("--kind", "NOTE", "--attachment", "what somebody said")]
    [InlineData("--kind", "NOTE", "--account", "@what somebody said")]
    [InlineData("--kind", "NOTE", "--account", "-", "--opinion", "-")]
    [InlineData("--kind", "NOTE", "--account", "@binary")]
    [InlineData("--kind", "NOTE", "--account", "@large")]
    [InlineData("--kind", "NOTE", "--corrects", "last")]
    public async Task What_is_not_right_is_named_without_a_word_of_it_and_nothing_is_recorded(params string[] args)
    {
        using var run = new CliRun(Service());
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "binary"), [0xFF, 0xFE, 0x00, 0xD8]);
        run.Write("large", new string('x', 70_000));
        Assert.Equal(2, await run.RunAsync(["record", "c-1", .. args]));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("what somebody said", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "Record");

        using var json = new CliRun(Service());
        Assert.Equal(2, await json.RunAsync(["record", "c-1", .. args, "--json"]));
        using var error = JsonDocument.Parse(json.Error);
        Assert.Equal("USAGE", error.RootElement.GetProperty("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Input_is_asked_for_where_somebody_types()
    {
        using var run = new CliRun(Service()) { Input = Words, InputIsTerminal = true };
        await run.RunAsync("record", "c-1", "--kind", "NOTE", "--quote", "child:-");
        Assert.StartsWith("--quote: type it", run.Error, StringComparison.Ordinal);
        Assert.Equal(Words, Sent(run).Quotes[0].Words);
    }
}
