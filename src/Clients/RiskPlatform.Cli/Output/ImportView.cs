using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Imports of listings, and what each row does.</summary>
internal static class ImportView
{
    internal static void Render(IAnsiConsole console, DirectoryImport import)
    {
        console.Write(Say.Pairs(
            ("Import", Say.Safe(import.ImportId)),
            ("State", $"{Codes.Name(import.State)}: {Meaning(import.State)}"),
            ("Source", Say.Safe(import.Source)),
            ("Rows", $"{import.CreatedCount:N0} created, {import.ChangedCount:N0} changed,"
                + $" {import.UnchangedCount:N0} unchanged, {import.RejectedCount:N0} rejected")));
    }

    internal static void Rows(IAnsiConsole console, ListImportRowsResponse response)
    {
        foreach (var row in response.Rows)
        {
            var colour = row.Outcome == ImportOutcome.Rejected ? "red" : "grey";
            console.MarkupLine($"{row.RowNumber,5}  [{colour}]{Codes.Name(row.Outcome)}[/]"
                + $"  {Say.Safe(Say.OneLine(Say.Or(row.Name)))}  {Say.Safe(Say.OneLine(row.SourceId))}");
            foreach (var detail in row.Details) Say.Bullet(console, Say.OneLine(detail));
        }

        if (response.Rows.Count == 0) console.WriteLine("No such row.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void RenderList(IAnsiConsole console, ListImportsResponse response)
    {
        var table = new IdTable(console, 0, "Import", "Source", "State", "Staged", "Created, changed, rejected");
        foreach (var i in response.Imports)
        {
            table.Add(Say.Safe(i.ImportId), Say.Safe(Say.OneLine(i.Source)), Codes.Name(i.State),
                Say.Time(i.CreateTime), $"{i.CreatedCount:N0}, {i.ChangedCount:N0}, {i.RejectedCount:N0}");
        }

        table.Write(2);
        if (response.Imports.Count == 0) console.WriteLine("There was no import yet.");
        Say.NextPage(console, response.NextPageToken);
    }

    private static string Meaning(ImportState state) => state switch
    {
        ImportState.Staged => "read and reported; nothing has changed",
        ImportState.Applied => "the changes are made",
        ImportState.Discarded => "thrown away",
        _ => "",
    };
}
