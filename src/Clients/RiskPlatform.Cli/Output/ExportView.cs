using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Evidence exports (RECORD-6).</summary>
internal static class ExportView
{
    internal static void Render(IAnsiConsole console, EvidenceExport export)
    {
        console.Write(Say.Pairs(
            ("Export", Say.Safe(export.ExportId)),
            ("State", State(export)),
            ("For", Say.Safe(Say.OneLine(export.Recipient))),
            ("Why", Say.Safe(export.Reason)),
            ("Asked for", $"{Say.Time(export.CreateTime)} by {Say.Safe(Say.Or(export.RequestedBy))}"),
            ("Kept until", Say.Time(export.ExpireTime)),
            ("Size", export.SizeBytes == 0 ? "—" : $"{export.SizeBytes:N0} bytes")));
        Say.Whole(console, $"[grey]SHA-256[/]  {Say.Hash(export.Sha256)}");
    }

    internal static void RenderList(IAnsiConsole console, ListEvidenceExportsResponse response)
    {
        var table = new IdTable(console, 5, "Asked for", "State", "For", "Size", "Kept until", "Export");
        foreach (var e in response.Exports)
        {
            table.Add(Say.Time(e.CreateTime), State(e), Say.Safe(Say.OneLine(e.Recipient)), $"{e.SizeBytes:N0}",
                Say.Time(e.ExpireTime), Say.Safe(e.ExportId));
        }

        if (response.Exports.Count == 0) console.WriteLine("No export was made of this case.");
        else table.Write();
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Saved(IAnsiConsole console, EvidenceExport export, string file)
    {
        Say.Whole(console, $"[bold]{Say.Safe(file)}[/]: {export.SizeBytes:N0} bytes, as the service made them.");
        Say.Whole(console, $"[grey]SHA-256[/]  {Say.Hash(export.Sha256)}");
        console.MarkupLine("[bold red]For those who asked for it, never for the subject.[/]");
    }

    private static string State(EvidenceExport export) => export.State switch
    {
        EvidenceExportState.Running or EvidenceExportState.Pending =>
            $"{Codes.Name(export.State)} ({export.EntriesDone:N0} of {export.EntryCount:N0} entries)",
        EvidenceExportState.Failed => "[bold red]FAILED[/] (nothing of it is kept; start another)",
        _ => Codes.Name(export.State),
    };
}
