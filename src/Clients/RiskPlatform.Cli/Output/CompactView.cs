using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// One assessment of several in a few lines: level, what must be done now, what to keep from the subject, why, when to
/// review, and whether it is as expected. The rest is a command away.
/// </summary>
internal static class CompactView
{
    internal static void Render(Call call, Outcome outcome, string heading)
    {
        var (console, assessment) = (call.Console, outcome.Response!.Assessment);
        AssessmentView.Title(console, heading);
        var rows = new List<(string Name, string Markup)>
        {
            ("Level", $"{Levels.Badge(assessment.Level)} {Say.Safe(Levels.Meaning(assessment.Level))}"),
        };
        rows.AddRange(Under("Do now", DoNow.Steps(assessment, call.Hints).Select(s => s.Markup).DefaultIfEmpty(
            DoNow.Nothing)));
        if (AssessmentView.KeptFromSubject(assessment) is { Count: > 0 } kept)
        {
            rows.Add(("Keep back",
                $"[bold red]✗ Do not use with the subject[/] (RESPOND-1): {string.Join(", ", kept)}"));
        }

        rows.AddRange(Under("Why", assessment.Rules.Where(Decides).Select(r =>
            $"{Say.Safe(r.RuleId),-8}  {Say.Safe(FiredBy.Line(r, assessment))}")));
        rows.Add(("Next review", Say.Safe(AssessmentView.Review(assessment)) + AsExpected(outcome.Differences)));
        console.Write(Say.Pairs([.. rows]));
        if (assessment.AssessmentId.Length > 0)
            Say.Whole(console, "[grey]All of it[/]    "
                + Say.Safe(call.Hints.Assessment(assessment.CaseId, assessment.AssessmentId)));
    }

    private static bool Decides(FiredRule rule) =>
        rule.RuleId.StartsWith("LOOK-", StringComparison.Ordinal)
            || rule.RuleId.StartsWith("ASSESS-", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Markup)> Under(string name, IEnumerable<string> lines) =>
        lines.Select((line, i) => (i == 0 ? name : "", line));

    private static string AsExpected(IReadOnlyList<Difference>? differences) => differences switch
    {
        null => "",
        [] => "   as expected: [green]yes[/]",
        _ => "   as expected: [bold red]NO[/], not in "
            + $"{Say.Safe(string.Join(", ", differences.Select(d => d.Field)))} (see the end)",
    };
}
