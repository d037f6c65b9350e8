using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// An assessment for the person who must act on it: the level, what to do now, why, what to ask and find out.
/// </summary>
internal static class AssessmentView
{
    internal static void Render(IAnsiConsole console, Assessment assessment, string heading)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Say.Safe(heading)}[/]").LeftJustified());
        console.Write(Say.Pairs(
            ("Level", $"{Levels.Badge(assessment.Level)} {Say.Safe(Levels.Meaning(assessment.Level))}"),
            ("Next review", Review(assessment)),
            ("Case", Say.Safe(Say.Or(assessment.CaseId, "nothing stored (validate only)"))),
            ("Assessment", Say.Safe(Say.Or(assessment.AssessmentId)))));
        DoNow.Render(console, assessment);
        KeepFromSubject(console, assessment);
        Reasons(console, assessment);
        Questions(console, assessment);
        Requests(console, assessment);
    }

    private static string Review(Assessment assessment) => assessment.NextReviewTime is { } next
        ? Say.Safe(Say.Time(next)
            + (assessment.CreateTime is { } made ? $" (after {Say.Span((next - made).ToTimeSpan())})" : ""))
        : "—";

    private static void KeepFromSubject(IAnsiConsole console, Assessment assessment)
    {
        // RESPOND-1: nothing that only the survivor's side supports may reach the subject.
        var facts = assessment.Facts.Where(f => f.Presence == Presence.Present && !f.ChallengePermitted).ToList();
        if (facts.Count == 0) return;
        Say.Heading(console, "Do not use with the subject (RESPOND-1)");
        foreach (var fact in facts) console.MarkupLine($"  [bold red]✗[/] {Codes.Name(fact.Code)}");
    }

    private static void Reasons(IAnsiConsole console, Assessment assessment)
    {
        Say.Heading(console, "Why");
        var table = Say.Table("Rule", "What it says here", "Fired by");
        foreach (var rule in assessment.Rules)
        {
            var by = rule.Indicators.Select(Codes.Name).Concat(rule.Inputs.Select(Codes.Name));
            table.AddRow(Say.Safe(rule.RuleId), Say.Safe(rule.Explanation), Say.Safe(string.Join(", ", by)));
        }

        console.Write(table);
    }

    private static void Questions(IAnsiConsole console, Assessment assessment)
    {
        Say.Heading(console, "Ask the subject next");
        if (assessment.Intoxicated)
            console.WriteLine("  Nothing about abuse while the subject is under the influence (RESPOND-5).");
        foreach (var question in assessment.NextQuestions) console.MarkupLine($"  • {Say.Safe(question.Text)}");
        if (assessment.NextQuestions.Count == 0 && !assessment.Intoxicated) console.WriteLine("  No questions.");
    }

    private static void Requests(IAnsiConsole console, Assessment assessment)
    {
        if (assessment.InformationRequests.Count == 0) return;
        Say.Heading(console, "Find out from others (ASSESS-3)");
        var table = Say.Table("Not known", "Whom to ask", "What to ask");
        foreach (var request in assessment.InformationRequests)
        {
            table.AddRow(Codes.Name(request.Indicator), string.Join(", ", request.CouldAsk.Select(Codes.Name)),
                Say.Safe(request.Text));
        }

        console.Write(table);
    }
}
