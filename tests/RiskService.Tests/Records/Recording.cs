using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Records;

/// <summary>What people and systems do with the record, each one call. Everything in it is synthetic.</summary>
internal static class Recording
{
    public static RecordedEntry Note(string account = "synthetic") => new()
    {
        Kind = EntryKind.Note,
        Account = account,
        Sources = { new Source { Kind = SourceKind.WorkerObservation } },
    };

    public static RecordedEntry Correction(long number) => new()
    {
        Kind = EntryKind.Correction,
        Account = "It was the day before.",
        Sources = { new Source { Kind = SourceKind.WorkerObservation } },
        CorrectsNumber = number,
    };

    /// <summary>Every field is set.</summary>
    public static RecordedEntry Full(Case on, DateTimeOffset now) => new()
    {
        Kind = EntryKind.Disclosure,
        Account = "Came to the desk and asked to talk.",
        Quotes =
        {
            new Quote { Speaker = new Source { Kind = SourceKind.Perpetrator }, Words = "I lost it." },
            new Quote { Speaker = Derived(SourceKind.Housing), Words = "Shouting." },
        },
        Opinion = "Seemed to want help.",
        Sources = { new Source { Kind = SourceKind.WorkerObservation }, Derived(SourceKind.Health) },
        OccurredTime = now.AddHours(-3).ToTimestamp(),
        HeardTime = now.AddHours(-2).ToTimestamp(),
        PeoplePresent =
        {
            new PersonPresent { PartyId = on.Parties[0].PartyId },
            new PersonPresent { Description = "A colleague" },
        },
        Attachments =
        {
            new Attachment
            {
                Reference = "store/17",
                Sha256 = ByteString.CopyFrom([.. Enumerable.Range(0, 32).Select(i => (byte)i)]),
                MediaType = "image/jpeg",
                SizeBytes = 123_456_789_012,
            },
        },
        WorkerId = "w-1",
        PutToSubject = { Indicator.ProblemWithDrink },
        ConfidentialityLimitsExplained = true,
        SharedWith = { SourceKind.Police, SourceKind.ChildrensSocialCare },
    };

    public static async Task<EntryReceipt> EnterAsync(
        this TestCaller caller, string caseId, RecordedEntry entry, string? requestId = null) =>
        (await caller.Records.RecordAsync(
            new RecordRequest { CaseId = caseId, Entry = entry, RequestId = requestId ?? Id() })).Receipt;

    public static async Task<IReadOnlyList<EntryReceipt>> EnterAsync(
        this TestCaller caller, string caseId, IEnumerable<RecordedEntry> entries, string? requestId = null) =>
        (await caller.Records.RecordBatchAsync(
            new RecordBatchRequest { CaseId = caseId, Entries = { entries }, RequestId = requestId ?? Id() })).Receipts;

    public static async Task<Entry> EntryAsync(this TestCaller caller, string caseId, long number) =>
        (await caller.Records.GetEntryAsync(new GetEntryRequest { CaseId = caseId, Number = number })).Entry;

    /// <summary>Everything of a case, by as many pages as it takes.</summary>
    public static async Task<List<Entry>> TimelineAsync(
        this TestCaller caller, string caseId, bool oldestFirst = true, int pageSize = 200)
    {
        var all = new List<Entry>();
        var request = new GetTimelineRequest { CaseId = caseId, OldestFirst = oldestFirst, PageSize = pageSize };
        do
        {
            var page = await caller.Records.GetTimelineAsync(request);
            all.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    public static async Task<VerifyChainResponse> VerifyAsync(this TestCaller caller, string caseId) =>
        await caller.Records.VerifyChainAsync(new VerifyChainRequest { CaseId = caseId });

    public static async Task AssertIntactAsync(this TestCaller caller, string caseId, long count)
    {
        var verified = await caller.VerifyAsync(caseId);
        Assert.Null(verified.Problem);
        Assert.True(verified.Intact);
        Assert.Equal(count, verified.CheckedCount);
    }

    private static Source Derived(SourceKind kind) => new() { Kind = kind, DerivedFromSurvivor = true };

    public static IEnumerable<string> Flags(this EntryReceipt receipt) => receipt.PracticeFlags.Select(f => f.RuleId);
}
