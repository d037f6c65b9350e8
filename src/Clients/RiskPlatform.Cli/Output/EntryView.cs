using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// Entries of a case's record, for the worker: what happened, whose words, and what the worker thinks of it stand apart
/// (RECORD-1).
/// </summary>
internal static class EntryView
{
    internal static void List(IAnsiConsole console, IReadOnlyCollection<Entry> entries, string nextPageToken)
    {
        if (entries.Count == 0)
            console.WriteLine("No entry is there. That does not mean that there is no risk.");
        foreach (var entry in entries) Render(console, entry);
        Say.NextPage(console, nextPageToken);
    }

    internal static void Render(IAnsiConsole console, Entry entry, bool full = false)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{entry.Number}  {Codes.Name(entry.Kind)}[/]  recorded {Say.Time(entry.RecordTime)}");
        var content = entry.Content ?? new EntryContent();
        if (entry.CorrectedByNumber > 0)
        {
            console.MarkupLine($"  [yellow]! Corrected by entry {entry.CorrectedByNumber}. Read both: this one"
                + " stays as it was (RECORD-1).[/]");
        }

        if (content.Recorded is { } recorded) RecordedView.Render(console, recorded);
        else EntryDetails.Render(console, content);
        Say.Flags(console, content.PracticeFlags, "  ");
        // A part of an entry, as a worklist shows it, does not name who recorded it once more.
        if (content.RecordedBy.Length + content.ClientId.Length == 0 && !full) return;
        Say.Indented(console, $"[grey]By {Say.Safe(Say.Or(Say.OneLine(content.RecordedBy)))}"
            + $" through {Say.Safe(Say.Or(Say.OneLine(content.ClientId)))}[/]");
        if (full) Say.Whole(console, $"  [grey]Hash[/] {Say.Hash(entry.Hash)}");
    }
}
