using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What became of one case file. Without an answer the service refused it; the error was reported.</summary>
internal sealed record Outcome(CaseFile File, AssessResponse? Response, IReadOnlyList<Difference>? Differences);

/// <summary>What several case files came to, one a line, and where they differ from what they expect.</summary>
internal static class SummaryView
{
    internal static void Render(IAnsiConsole console, IReadOnlyList<Outcome> outcomes)
    {
        Say.Heading(console, "Summary");
        var table = Say.Table("Case", "Level", "Action required", "Next review", "As expected");
        foreach (var outcome in outcomes)
        {
            var a = outcome.Response?.Assessment;
            table.AddRow(
                Say.Safe(outcome.File.Id),
                a is null ? "[red]error[/]" : Levels.Badge(a.Level),
                ActionRequired(a),
                Say.Time(a?.NextReviewTime),
                outcome.Differences switch
                {
                    null => "not compared",
                    [] => "[green]yes[/]",
                    _ => "[bold red]NO[/]",
                });
        }

        console.Write(table);
    }

    private static string ActionRequired(Assessment? assessment) => assessment switch
    {
        null => "—",
        { SafeguardingActionRequired: true } or { SelfHarmAction: RequirementState.Awaited } => "[red]yes[/]",
        _ => "no",
    };

    internal static void Differences(IAnsiConsole console, Outcome outcome)
    {
        if (outcome.Differences is not { Count: > 0 } differences) return;
        Say.Heading(console, $"Not as {outcome.File.Id} expects");
        var table = Say.Table("Field", "Expected", "Actual");
        foreach (var d in differences) table.AddRow(Say.Safe(d.Field), Say.Safe(d.Expected), Say.Safe(d.Actual));
        console.Write(table);
    }
}
