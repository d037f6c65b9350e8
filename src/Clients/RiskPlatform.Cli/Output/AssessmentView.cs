using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// An assessment for the person who must act on it: the level, what to do now, why, what to ask and find out, and the
/// good practice that fits.
/// </summary>
internal static class AssessmentView
{
    internal static void Render(Call call, Assessment assessment, string heading, bool full = false)
    {
        var console = call.Console;
        Title(console, heading);
        console.Write(Say.Pairs(
            ("Level", $"{Levels.Badge(assessment.Level)} {Say.Safe(Levels.Meaning(assessment.Level))}"),
            ("Next review", Say.Safe(Review(assessment)))));
        Say.Whole(console, "[grey]Case[/]         "
            + Say.Safe(Say.Or(assessment.CaseId, "nothing stored (validate only)")));
        Say.Whole(console, $"[grey]Assessment[/]   {Say.Safe(Say.Or(assessment.AssessmentId))}");
        DoNow.Render(console, assessment, call.Hints);
        KeepFromSubject(console, assessment);
        Reasons(console, assessment);
        Questions(console, assessment);
        RequestsView.Render(console, assessment, call.Hints, full);
        AdviceView.Render(console, assessment);
    }

    internal static void Title(IAnsiConsole console, string heading)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Say.Safe(heading)}[/]").LeftJustified());
    }

    internal static string Review(Assessment assessment) => assessment.NextReviewTime is { } next
        ? Say.Time(next) + (assessment.CreateTime is { } made ? $" (after {Say.Span((next - made).ToTimeSpan())})" : "")
        : "—";

    /// <summary>RESPOND-1: nothing that only the survivor's side supports may reach the subject.</summary>
    internal static IReadOnlyList<string> KeptFromSubject(Assessment assessment) =>
    [
        .. assessment.Facts.Where(f => f.Presence == Presence.Present && !f.ChallengePermitted)
            .Select(f => Codes.Name(f.Code)),
    ];

    private static void KeepFromSubject(IAnsiConsole console, Assessment assessment)
    {
        var facts = KeptFromSubject(assessment);
        if (facts.Count == 0) return;
        Say.Heading(console, "Do not use with the subject (RESPOND-1)");
        foreach (var fact in facts) console.MarkupLine($"  [bold red]✗[/] {fact}");
    }

    private static void Reasons(IAnsiConsole console, Assessment assessment)
    {
        Say.Heading(console, "Why");
        var table = Say.Table("Rule", "What it says here", "Fired by");
        foreach (var rule in assessment.Rules)
            table.AddRow(Say.Safe(rule.RuleId), Say.Safe(rule.Explanation), Say.Safe(FiredBy.Line(rule, assessment)));
        console.Write(table);
    }

    private static void Questions(IAnsiConsole console, Assessment assessment)
    {
        Say.Heading(console, "Ask the subject next");
        if (assessment.Intoxicated)
            console.WriteLine("  Nothing about abuse while the subject is under the influence (RESPOND-5).");
        foreach (var question in assessment.NextQuestions) Say.Bullet(console, question.Text);
        if (assessment.NextQuestions.Count == 0 && !assessment.Intoxicated) console.WriteLine("  No questions.");
    }
}
