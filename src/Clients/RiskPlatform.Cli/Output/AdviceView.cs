using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>The guidance that fits an assessment (RESPOND-9). It speaks to the worker, and may reveal what RESPOND-1
/// keeps from the subject, if only by what it is about.</summary>
internal static class AdviceView
{
    internal static void Render(IAnsiConsole console, Assessment assessment)
    {
        if (assessment.Advice.Count == 0) return;
        Say.Heading(console, "Good practice that fits (RESPOND-9)");
        console.MarkupLine("  [bold red]For you, the worker. Do not show or read it to the subject.[/]");
        foreach (var kind in assessment.Advice.GroupBy(a => a.Kind))
        {
            console.MarkupLine($"  [bold]{Say.Safe(Words.Of(kind.Key))}[/]");
            foreach (var entry in kind) Say.Bullet(console, entry.Text);
        }

        // The list is long: what matters most may have left the screen.
        console.WriteLine();
        console.MarkupLine($"Level {Levels.Badge(assessment.Level)} What to do now stands at the top.");
    }
}
