using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Areas, changes, alerts and revealed addresses of the directory.</summary>
internal static class DirectoryViews
{
    internal static void Areas(IAnsiConsole console, SearchAreasResponse response)
    {
        var table = new IdTable(console, 0, "Code", "Name", "Kind", "Within");
        foreach (var area in response.Areas)
        {
            table.Add(Say.Safe(area.Code), Say.Safe(area.Name), Codes.Name(area.Kind),
                Say.Safe(string.Join(" ", area.Within)));
        }

        table.Write();
        if (response.Areas.Count == 0) console.WriteLine("No area begins so.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Changes(IAnsiConsole console, ListDirectoryChangesResponse response)
    {
        foreach (var change in response.Changes)
        {
            console.MarkupLine($"[bold]{Codes.Name(change.Kind)}[/] {Say.Time(change.ChangeTime)} by"
                + $" {Say.Safe(Say.OneLine(change.ChangedBy))}"
                + (change.ImportId.Length == 0 ? "" : $", import {Say.Safe(change.ImportId)}"));
            if (change.Reason.Length > 0) Say.Indented(console, Say.Safe(change.Reason));
            foreach (var field in change.Fields)
            {
                // A revealed address is a reading: it has no value before or after.
                Say.Bullet(console, field.Field + (field.OldValue.Length + field.NewValue.Length == 0
                    ? ""
                    : $": {Say.Or(Say.OneLine(field.OldValue), "nothing")} → "
                        + Say.Or(Say.OneLine(field.NewValue), "nothing")));
            }
        }

        if (response.Changes.Count == 0) console.WriteLine("No change is kept of this.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Alerts(IAnsiConsole console, ListDirectoryAlertsResponse response)
    {
        var table = new IdTable(console, 0, "Listing", "Name", "What", "In order until");
        foreach (var alert in response.Alerts)
        {
            table.Add(Say.Safe(alert.ListingId), Say.Safe(Say.OneLine(alert.ListingName)), Codes.Name(alert.Kind),
                Say.Safe(alert.DueDate));
        }

        table.Write(3);
        if (response.Alerts.Count == 0) console.WriteLine("Everything is in order.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Revealed(IAnsiConsole console, Location location)
    {
        console.MarkupLine("[bold red]Keep this nowhere else.[/] That you saw it and why is in the listing's history.");
        Say.Whole(console, Say.Safe(Say.OneLine(ListingView.Where(location))));
    }
}
