using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>A case, and lists of cases.</summary>
internal static class CaseView
{
    internal static void Render(IAnsiConsole console, Case shown)
    {
        console.Write(Say.Pairs(
            ("Case", Say.Safe(shown.CaseId)),
            ("Reference", Say.Safe(Say.Or(shown.AgencyReference))),
            ("Level", $"{Levels.Badge(shown.Level)} {Say.Safe(Levels.Meaning(shown.Level))}"),
            ("Assessment", Assessment(shown.AssessmentState)),
            ("State", Codes.Name(shown.State)),
            ("Next review", Say.Time(shown.NextReviewTime)),
            ("Latest assessment", Say.Safe(Say.Or(shown.LatestAssessmentId))),
            ("Etag", Say.Safe(shown.Etag))));
        if (shown.SubjectIntoxicated)
            console.MarkupLine(
                "[yellow]! The subject is recorded as intoxicated: do not speak about abuse now (RESPOND-5).[/]");
        if (shown.PendingRoleSwap is { } swap)
            console.MarkupLine(
                $"[yellow]! A role swap waits for a second person (LOOK-3): {Say.Safe(swap.RoleSwapId)}[/]");
        foreach (var c in shown.CounterAllegations)
            console.MarkupLine($"Counter-allegation {Say.Safe(c.CounterAllegationId)}: {Codes.Name(c.State)} (LOOK-3)");
        Parties(console, shown);
        Workers(console, shown);
    }

    internal static void RenderList(IAnsiConsole console, ListCasesResponse response)
    {
        var table = Say.Table("Case", "Reference", "Level", "Assessment", "Next review", "State")
            .KeepWhole(console, 0, 2, 3);
        foreach (var c in response.Cases)
        {
            table.AddRow(Say.Safe(c.CaseId), Say.Safe(Say.Or(c.AgencyReference)), Levels.Badge(c.Level),
                Assessment(c.AssessmentState), Say.Time(c.NextReviewTime), Codes.Name(c.State));
        }

        console.Write(table);
        if (response.Cases.Count == 0) console.WriteLine("No case matches.");
        Say.NextPage(console, response.NextPageToken);
    }

    private static string Assessment(AssessmentState state) => state switch
    {
        AssessmentState.AwaitingSafeguardingAction => "[bold red]AWAITING_SAFEGUARDING_ACTION[/]",
        AssessmentState.NeverAssessed => "[bold magenta]NEVER_ASSESSED[/]",
        _ => Codes.Name(state),
    };

    private static void Parties(IAnsiConsole console, Case shown)
    {
        Say.Heading(console, "People");
        var table = Say.Table("Role", "Reference", "Name", "Held as victim", "Party");
        foreach (var p in shown.Parties)
        {
            table.AddRow(Codes.Name(p.Role), Say.Safe(Say.Or(p.AgencyReference)), Say.Safe(Say.Or(p.DisplayName)),
                p.HeldAsVictim ? "yes (LOOK-4)" : "—", Say.Safe(p.PartyId));
        }

        console.Write(table);
    }

    private static void Workers(IAnsiConsole console, Case shown)
    {
        if (shown.Allocations.Count == 0) return;
        Say.Heading(console, "Workers");
        var table = Say.Table("Worker", "Side", "Since", "Flags");
        foreach (var a in shown.Allocations)
        {
            table.AddRow(Say.Safe(a.WorkerId), Codes.Name(a.Side), Say.Time(a.StartTime),
                Say.Safe(string.Join(", ", a.PracticeFlags.Select(f => f.RuleId))));
        }

        console.Write(table);
    }
}
