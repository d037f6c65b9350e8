using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>How long cases are kept, and what was disposed of (RECORD-5).</summary>
internal static class RetentionView
{
    internal static void Render(IAnsiConsole console, Retention retention)
    {
        Say.Whole(console, $"[grey]Case[/]        {Say.Safe(retention.CaseId)}");
        console.Write(Say.Pairs(
            ("State", $"{Codes.Name(retention.State)}: {Say.Safe(Meaning(retention.State))}"),
            ("Closed", Say.Time(retention.CloseTime)),
            ("Kept until", Say.Time(retention.RetainUntilTime)),
            ("Decision", retention.DecisionRequired ? "disposal needs a person's decision" : "none needed")));
        foreach (var hold in retention.LegalHolds) Hold(console, hold);
    }

    internal static void RenderList(IAnsiConsole console, ListRetentionReviewsResponse response)
    {
        var table = new IdTable(console, 0, "Case", "Closed", "Kept until", "State");
        foreach (var r in response.Retentions)
        {
            table.Add(Say.Safe(r.CaseId), Say.Time(r.CloseTime), Say.Time(r.RetainUntilTime), Codes.Name(r.State));
        }

        if (response.Retentions.Count == 0) console.WriteLine("No case waits for a decision.");
        else table.Write();
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void RenderDisposals(IAnsiConsole console, ListDisposalsResponse response)
    {
        foreach (var d in response.Disposals)
        {
            Say.Whole(console, $"[bold]{Say.Safe(d.CaseId)}[/]  {Say.Time(d.DisposeTime)}  {Codes.Name(d.Basis)}"
                + (d.DecidedBy.Length == 0 ? "" : $" by {Say.Safe(Say.OneLine(d.DecidedBy))}"));
            Say.Whole(console, $"  closed {Say.Time(d.CloseTime)}, {d.EntryCount:N0} entries, the last"
                + $" {Say.Hash(d.HeadHash)}");
        }

        if (response.Disposals.Count == 0) console.WriteLine("Nothing was disposed of.");
        Say.NextPage(console, response.NextPageToken);
    }

    private static void Hold(IAnsiConsole console, LegalHold hold)
    {
        var stands = hold.LiftTime is null;
        Say.Whole(console, $"{(stands ? "[yellow]! Legal hold[/]" : "Legal hold")} {Say.Safe(hold.LegalHoldId)}");
        Say.Indented(console, $"placed {Say.Time(hold.PlaceTime)} by {Say.Safe(Say.OneLine(hold.PlacedBy))}: "
            + Say.Safe(hold.Reason));
        if (stands) return;
        Say.Indented(console, $"lifted {Say.Time(hold.LiftTime)} by {Say.Safe(Say.OneLine(hold.LiftedBy))}: "
            + Say.Safe(hold.LiftReason));
    }

    private static string Meaning(RetentionState state) => state switch
    {
        RetentionState.OpenCase => "no term runs",
        RetentionState.Running => "the term runs",
        RetentionState.OnHold => "nothing is disposed of while a hold stands",
        RetentionState.AwaitingDecision => "the term has ended; a person has to decide: risk retention decide --help",
        RetentionState.Due => "the next run of the job disposes of it",
        _ => Codes.Name(state),
    };
}
