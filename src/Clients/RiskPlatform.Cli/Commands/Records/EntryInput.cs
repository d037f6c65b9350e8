using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>The options that make an entry (RECORD-1).</summary>
internal sealed class EntryInput
{
    private readonly Option<EntryKind> kind = CodeOptions.Code("--kind", "What it is.", required: true,
        EntryKind.Assessment, EntryKind.CaseChange, EntryKind.RecordKeeping);
    private readonly Option<string?> account =
        CodeOptions.Words("--account", "What happened, as a matter of fact.");
    private readonly Option<string[]> quotes = Many("--quote", "SOURCE:WORDS",
        "Words as they were said, after who said them: survivor:TEXT, police:-, child:@FILE; nobody before the \":\""
        + " where it is not known.");
    private readonly Option<string?> opinion =
        CodeOptions.Words("--opinion", "What the worker thinks of it, kept apart from fact.");
    private readonly Option<string[]> sources = Many("--source", "SOURCE",
        "Where the account comes from, such as police; police:survivor where the police had it from the survivor.");
    private readonly Option<Google.Protobuf.WellKnownTypes.Timestamp?> occurred =
        CodeOptions.Time("--occurred", "When it happened.");
    private readonly Option<Google.Protobuf.WellKnownTypes.Timestamp?> heard =
        CodeOptions.Time("--heard", "When the worker learned of it; else now.");
    private readonly Option<string[]> present = Many("--present", "WHO",
        $"Who was there: {PartyChoice.Described}; anything else (also \"-\" and \"@FILE\") describes another person.");
    private readonly Option<string[]> attachments = Many("--attachment", "FILE",
        "A file that is kept elsewhere: a local file, which is hashed and never sent, or REFERENCE=SHA256.");
    private readonly Option<long> corrects =
        new("--corrects") { Description = "With CORRECTION, the entry that is corrected.", HelpName = "NUMBER" };
    private readonly Option<string?> worker =
        new("--worker") { Description = "The agency's own id of the worker; not a name." };
    private readonly Option<Indicator[]> put = CodeOptions.CodeList<Indicator>(
        "--put-to-subject", "What was put to the subject; flagged where that may not be (RESPOND-1, RESPOND-2).");
    private readonly Option<bool> explained = new("--confidentiality-explained")
    {
        Description = "The subject was told that confidentiality ends where a child is at risk (RESPOND-7).",
    };
    private readonly Option<SourceKind[]> shared =
        CodeOptions.CodeList<SourceKind>("--shared-with", "Agencies that this was shared with (RESPOND-7).");

    internal static EntryInput AddTo(Command command)
    {
        var i = new EntryInput();
        foreach (var option in new Option[]
        {
            i.kind, i.account, i.quotes, i.opinion, i.sources, i.occurred, i.heard, i.present, i.attachments,
            i.corrects, i.worker, i.put, i.explained, i.shared,
        })
        {
            command.Add(option);
        }

        return i;
    }

    internal async Task<RecordedEntry> ReadAsync(Call call, string caseId)
    {
        var entry = new RecordedEntry
        {
            Kind = call.Get(kind),
            Account = await call.WordsAsync(account),
            Opinion = await call.WordsAsync(opinion),
            OccurredTime = call.Get(occurred),
            HeardTime = call.Get(heard),
            CorrectsNumber = call.Get(corrects),
            WorkerId = call.Get(worker) ?? "",
            ConfidentialityLimitsExplained = call.Get(explained),
            PutToSubject = { call.Get(put) ?? [] },
            SharedWith = { call.Get(shared) ?? [] },
            Sources = { (call.Get(sources) ?? []).Select(EntryParts.SourceOf) },
        };
        foreach (var text in call.Get(quotes) ?? []) entry.Quotes.Add(await EntryParts.QuoteAsync(call, text));
        entry.PeoplePresent.AddRange(await PeoplePresent.ReadAsync(call, call.Get(present) ?? [], caseId));
        foreach (var text in call.Get(attachments) ?? [])
            entry.Attachments.Add(await AttachmentFile.ReadAsync(text, call.Cli.Folder, call.Cancellation));
        return entry;
    }

    private static Option<string[]> Many(string name, string helpName, string description) => new(name)
    {
        Description = description + " Give it again for more.",
        HelpName = helpName,
    };
}
