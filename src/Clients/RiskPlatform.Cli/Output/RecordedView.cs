using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What somebody recorded.</summary>
internal static class RecordedView
{
    internal static void Render(IAnsiConsole console, RecordedEntry entry)
    {
        if (entry.CorrectsNumber > 0) console.WriteLine($"  Corrects entry {entry.CorrectsNumber}.");
        if (IsSurvivorsSide(entry))
            Say.Indented(console, "[bold red]✗ Keep this from the subject:[/] survivor's side (RESPOND-1).");
        if (entry.OccurredTime is { } occurred) Say.Indented(console, $"Happened {Say.Time(occurred)}");
        if (entry.HeardTime is { } heard) Say.Indented(console, $"Heard {Say.Time(heard)}");
        if (entry.Account.Length > 0) Say.Indented(console, Say.Safe(entry.Account));
        foreach (var quote in entry.Quotes)
            Say.Indented(console, $"Words of {Say.Safe(Speaker(quote))}: “{Say.Safe(quote.Words)}”");
        if (entry.Opinion.Length > 0)
            Say.Indented(console, $"The worker's opinion, not fact: {Say.Safe(entry.Opinion)}");
        About(console, "From", Sources.List(entry.Sources));
        About(console, "Present", string.Join(", ", entry.PeoplePresent.Select(Who)));
        About(console, "Put to the subject", string.Join(", ", entry.PutToSubject.Select(Codes.Name)));
        About(console, "Shared with", Words.List(entry.SharedWith));
        About(console, "Worker", entry.WorkerId);
        if (entry.ConfidentialityLimitsExplained)
            Say.Indented(console, "The limits of confidentiality were explained (RESPOND-7).");
        foreach (var a in entry.Attachments)
        {
            Say.Whole(console,
                $"  Attachment {Say.Safe(Say.OneLine(a.Reference))} [grey]SHA-256[/] {Say.Hash(a.Sha256)}");
        }
    }

    private static bool IsSurvivorsSide(RecordedEntry entry) =>
        entry.Sources.Any(Sources.IsSurvivorsSide)
            || entry.Quotes.Any(q => q.Speaker is { } speaker && Sources.IsSurvivorsSide(speaker));

    private static void About(IAnsiConsole console, string what, string text)
    {
        if (text.Length > 0) Say.Indented(console, $"{what} {Say.Safe(Say.OneLine(text))}");
    }

    private static string Speaker(Quote quote) => quote.Speaker is { } speaker ? Sources.Of(speaker) : "somebody";

    private static string Who(PersonPresent person) =>
        person.PersonCase == PersonPresent.PersonOneofCase.PartyId ? $"party {person.PartyId}" : person.Description;
}
