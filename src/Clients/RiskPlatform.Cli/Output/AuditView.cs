using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Who read what and why, and whether the audit itself is whole (RECORD-3).</summary>
internal static class AuditView
{
    internal static void Render(IAnsiConsole console, SearchAuditResponse response)
    {
        foreach (var e in response.Entries)
        {
            Say.Whole(console, $"[bold]{Say.Time(e.ReadTime)}[/]  {Say.Safe(Say.OneLine(e.ReaderId))}"
                + $" through {Say.Safe(Say.Or(Say.OneLine(e.ClientId)))}  {Why(e.Purpose)}");
            Say.Whole(console, $"  {Say.Safe(Short(e.Operation))}  {Say.Safe(Say.Or(e.CaseId, "the audit itself"))}"
                + (e.Outcome == AuditOutcome.NotFound ? "  [yellow]NOT_FOUND[/]" : ""));
            Say.Whole(console, $"  [grey]chain {Say.Safe(e.ChainId)}, entry {e.Number}[/]");
        }

        if (response.Entries.Count == 0) console.WriteLine("No read matches.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Render(IAnsiConsole console, ListCheckpointsResponse response)
    {
        foreach (var c in response.Checkpoints)
        {
            Say.Whole(console, $"[bold]{c.Number}[/]  {Say.Time(c.CreateTime)}  {c.ChainCount:N0} chains  "
                + (c.Intact ? "[green]fits[/]" : "[bold red]DOES NOT FIT[/]"));
            Say.Whole(console, $"  [grey]root {Say.Hash(c.RootHash)}, key {Say.Hash(c.KeyId)}[/]");
        }

        if (response.Checkpoints.Count == 0) console.WriteLine("No checkpoint was made yet.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Problems(IAnsiConsole console, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            Say.Whole(console, $"[bold red]DOES NOT FIT[/]  {Say.Safe(Say.OneLine(problem))}");
    }

    internal static void Verdict(IAnsiConsole console, long count, string what, int problems, string each) =>
        console.MarkupLine(problems == 0
            ? $"[bold green]Intact:[/] all {count:N0} {what} fit."
            : $"{count:N0} {what} checked; the first that does not fit is named for each {each}, {problems:N0} in"
                + " all.");

    private static string Why(AccessPurpose purpose) =>
        purpose == AccessPurpose.Unspecified ? "[yellow]no purpose given[/]" : Codes.Name(purpose);

    private static string Short(string operation) =>
        operation.Replace("riskplatform.v1.", "", StringComparison.Ordinal);
}
