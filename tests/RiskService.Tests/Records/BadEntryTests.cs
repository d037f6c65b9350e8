using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Form only is refused: each mistake by the field's path, and nothing is stored then.</summary>
public sealed class BadEntryTests(ServiceHost host)
{
    private const string Agency = "bad-entries";

    private static readonly Dictionary<string, (Action<RecordedEntry> Change, string[] Fields)> Bad = new()
    {
        ["no kind"] = (e => e.Kind = default, ["kind"]),
        ["unknown kind"] = (e => e.Kind = (EntryKind)99, ["kind"]),
        ["an assessment"] = (e => e.Kind = EntryKind.Assessment, ["kind"]),
        ["a change of the case"] = (e => e.Kind = EntryKind.CaseChange, ["kind"]),
        ["record keeping"] = (e => e.Kind = EntryKind.RecordKeeping, ["kind"]),
        ["empty"] = (e => e.Account = "", [""]),
        ["blank"] = (e => (e.Account, e.Opinion) = ("  ", "\t\n"), [""]),
        ["long account"] = (e => e.Account = new string('x', 10_001), ["account"]),
        ["NUL"] = (e => e.Account = "a\0b", ["account"]),
        ["long opinion"] = (e => e.Opinion = new string('x', 10_001), ["opinion"]),
        ["future"] = (e => e.OccurredTime = Now.AddMinutes(5).ToTimestamp(), ["occurred_time"]),
        ["heard in the future"] = (e => e.HeardTime = Now.AddMinutes(5).ToTimestamp(), ["heard_time"]),
        ["no time"] = (e => e.OccurredTime = new Timestamp { Seconds = long.MinValue }, ["occurred_time"]),
        ["long worker"] = (e => e.WorkerId = new string('x', 101), ["worker_id"]),
        ["source of no kind"] = (e => e.Sources.Add(new Source()), ["sources[1].kind"]),
        ["unknown indicator"] = (e => e.PutToSubject.Add((Indicator)999), ["put_to_subject[0]"]),
        ["shared with nobody"] = (e => e.SharedWith.Add(default(SourceKind)), ["shared_with[0]"]),
        ["no words"] = (e => e.Quotes.Add(new Quote()), ["quotes[0].words"]),
        ["long words"] = (e => e.Quotes.Add(new Quote { Words = new string('x', 10_001) }), ["quotes[0].words"]),
        ["speaker of no kind"] =
            (e => e.Quotes.Add(new Quote { Words = "x", Speaker = new Source() }), ["quotes[0].speaker.kind"]),
        ["nobody present"] = (e => e.PeoplePresent.Add(new PersonPresent()), ["people_present[0]"]),
        ["blank present"] = (
            e => e.PeoplePresent.Add(new PersonPresent { Description = " " }), ["people_present[0].description"]),
        ["no id"] = (e => e.PeoplePresent.Add(new PersonPresent { PartyId = "x" }), ["people_present[0].party_id"]),
        ["unknown party"] =
            (e => e.PeoplePresent.Add(new PersonPresent { PartyId = Id() }), ["people_present[0].party_id"]),
        ["short hash"] = (e => e.Attachments.Add(File(31)), ["attachments[0].sha256"]),
        ["long hash"] = (e => e.Attachments.Add([File(32), File(33)]), ["attachments[1].sha256"]),
        ["no hash"] = (e => e.Attachments.Add(File(0)), ["attachments[0].sha256"]),
        ["no reference"] = (e => e.Attachments.Add(With(f => f.Reference = "")), ["attachments[0].reference"]),
        ["long media type"] =
            (e => e.Attachments.Add(With(f => f.MediaType = new string('x', 101))), ["attachments[0].media_type"]),
        ["negative size"] = (e => e.Attachments.Add(With(f => f.SizeBytes = -1)), ["attachments[0].size_bytes"]),
        ["correction of nothing"] = (e => e.Kind = EntryKind.Correction, ["corrects_number"]),
        ["correction of less"] = (e => (e.Kind, e.CorrectsNumber) = (EntryKind.Correction, -1), ["corrects_number"]),
        ["correction of itself"] = (e => (e.Kind, e.CorrectsNumber) = (EntryKind.Correction, 2), ["corrects_number"]),
        ["correction of a later one"] =
            (e => (e.Kind, e.CorrectsNumber) = (EntryKind.Correction, long.MaxValue), ["corrects_number"]),
        ["a note that corrects"] = (e => e.CorrectsNumber = 1, ["corrects_number"]),
        ["many sources"] = (e => Fill(e.Sources, e.Sources[0]), ["sources"]),
        ["much put"] = (e => Fill(e.PutToSubject, Indicator.WeaponUse), ["put_to_subject"]),
        ["much shared"] = (e => Fill(e.SharedWith, SourceKind.Police), ["shared_with"]),
        ["many quotes"] = (e => Fill(e.Quotes, new Quote { Words = "x" }), ["quotes"]),
        ["many present"] =
            (e => Fill(e.PeoplePresent, new PersonPresent { Description = "x" }), ["people_present"]),
        ["many files"] = (e => Fill(e.Attachments, File(32)), ["attachments"]),
        ["several"] = (
            e =>
            {
                (e.Kind, e.Opinion) = (default, new string('x', 10_001));
                e.Attachments.Add(With(f => (f.Reference, f.SizeBytes) = ("", -1)));
            },
            ["kind", "opinion", "attachments[0].reference", "attachments[0].size_bytes"]),
    };

    private readonly TestCaller caller = host.Caller(agency: Agency);

    public static TheoryData<string> Names => [.. Bad.Keys];

    // The clock of every host stands here until it is moved; nobody moves the one that is shared.
    private static DateTimeOffset Now { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Names))]
    public async Task Is_named_alone_and_in_a_batch(string name)
    {
        var on = await caller.CreateCaseAsync();
        var (bad, fields) = (Note(), Bad[name].Fields);
        Bad[name].Change(bad);
        var refused = await Stored.RefusedAsync(host, Agency, () => caller.EnterAsync(on.CaseId, bad));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refused.Code, refused.Reason));
        Assert.Equal(fields.Select(f => f.Length == 0 ? "entry" : "entry." + f), refused.Fields);

        // In a batch the one before it would be entry 2.
        if (name == "correction of itself") bad.CorrectsNumber = 3;
        refused = await Stored.RefusedAsync(
            host, Agency, () => caller.EnterAsync(on.CaseId, [Note(), bad, Note()]));
        Assert.Equal(fields.Select(f => f.Length == 0 ? "entries[1]" : "entries[1]." + f), refused.Fields);
        await caller.AssertIntactAsync(on.CaseId, 1);
    }

    [Fact]
    public async Task No_entry_no_case_no_request_id()
    {
        var on = await caller.CreateCaseAsync();
        async Task<Refusal> SendAsync(RecordRequest request) =>
            await Stored.RefusedAsync(host, Agency, async () => await caller.Records.RecordAsync(request));
        Assert.Equal(["entry"],
            (await SendAsync(new RecordRequest { CaseId = on.CaseId, RequestId = Id() })).Fields);
        Assert.Equal(["request_id"],
            (await SendAsync(new RecordRequest { CaseId = on.CaseId, Entry = Note() })).Fields);
        Assert.Equal(["case_id"], (await SendAsync(new RecordRequest { Entry = Note(), RequestId = Id() })).Fields);
        Assert.Equal((StatusCode.NotFound, "NOT_FOUND"),
            await SendAsync(new RecordRequest { CaseId = Id(), Entry = Note(), RequestId = Id() }) is var r
                ? (r.Code, r.Reason)
                : default);
        var another = await host.Caller(agency: Agency + "-2").CreateCaseAsync();
        Assert.Equal("NOT_FOUND", (await SendAsync(
            new RecordRequest { CaseId = another.CaseId, Entry = Note(), RequestId = Id() })).Reason);
    }

    [Fact]
    public async Task As_much_as_is_taken_is_taken()
    {
        var on = await caller.CreateCaseAsync();
        var entry = Note(new string('x', 10_000));
        (entry.Opinion, entry.WorkerId) = (new string('y', 10_000), new string('w', 100));
        entry.OccurredTime = host.Clock.GetUtcNow().AddSeconds(59).ToTimestamp();
        for (var i = 0; i < 50; i++)
        {
            entry.Quotes.Add(new Quote { Words = new string('z', 10_000) });
            entry.PeoplePresent.Add(new PersonPresent { Description = new string('p', 200) });
            entry.Attachments.Add(With(f => (f.Reference, f.MediaType) = (new('r', 200), new('m', 100))));
            entry.SharedWith.Add(SourceKind.Police);
            entry.PutToSubject.Add(Indicator.WeaponUse);
            if (i > 0) entry.Sources.Add(entry.Sources[0]);
        }

        var receipt = await caller.EnterAsync(on.CaseId, entry);
        var stored = (await caller.EntryAsync(on.CaseId, receipt.Number)).Content.Recorded;
        entry.HeardTime = stored.HeardTime;
        Assert.Equal(entry, stored);
    }

    private static void Fill<T>(ICollection<T> list, T value)
    {
        while (list.Count < 51) list.Add(value);
    }

    private static Attachment File(int hashLength) =>
        new() { Reference = "store/1", Sha256 = ByteString.CopyFrom(new byte[hashLength]) };

    private static Attachment With(Action<Attachment> change)
    {
        var file = File(32);
        change(file);
        return file;
    }
}
