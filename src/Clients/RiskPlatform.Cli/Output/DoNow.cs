using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What an assessment asks of the worker at once.</summary>
internal static class DoNow
{
    internal static void Render(IAnsiConsole console, Assessment assessment)
    {
        Say.Heading(console, "Do now");
        var lines = Lines(assessment).ToList();
        foreach (var line in lines) console.MarkupLine($"  {line}");
        if (lines.Count == 0)
            console.WriteLine(
                "  Nothing is required at once. Ask, find out and review: what is unknown is not absent.");
    }

    private static IEnumerable<string> Lines(Assessment assessment)
    {
        var id = Say.Safe(Say.Or(assessment.CaseId, "CASE"));
        if (assessment.SafeguardingActionRequired)
        {
            yield return assessment.State == AssessmentState.AwaitingSafeguardingAction
                ? "[bold red]! Take a safeguarding action[/] under your safeguarding policy (ASSESS-1), then record "
                    + $"it: risk action record {id} --kind CODE"
                : "[green]✓[/] A safeguarding action is recorded (ASSESS-1).";
        }

        else if (assessment.Level >= RiskLevel.High)
        {
            // A survivor-informed view or a judgement raised the level; no rule asks for an action, but the level does.
            yield return $"[bold red]! The level is {Codes.Name(assessment.Level)}[/]: speak with your manager or "
                + "safeguarding lead, also where no severe-harm indicator is known to be present.";
        }

        if (assessment.SelfHarmAction == RequirementState.Awaited)
        {
            yield return "[bold red]! Respond to the risk of self-harm[/] (LOOK-2), then record it: "
                + $"risk action record {id} --kind SELF_HARM_…";
        }
        else if (assessment.SelfHarmAction == RequirementState.Met)
            yield return "[green]✓[/] A response to the risk of self-harm is recorded (LOOK-2).";

        if (assessment.Consultation is { Done: false } consultation)
        {
            var whom = consultation.RequiredAgencies.Count == 0
                ? "other agencies"
                : string.Join(", ", consultation.RequiredAgencies.Select(Codes.Name));
            yield return $"[yellow]! Consult {whom}[/] by {Say.Time(consultation.DueTime)} (ASSESS-6): "
                + $"risk consultation record {id} --agencies CODE";
        }

        if (assessment.LowerLevelState == LowerLevelState.AwaitingApproval)
        {
            yield return "[yellow]! The level stays[/] until a second person approves "
                + $"{Codes.Name(assessment.EvaluatedLevel)} (ASSESS-5): risk approve-lower {id} --reason TEXT";
        }

        if (assessment.CounterAllegation is { State: not CounterAllegationState.Concluded })
            yield return "[yellow]! Assess the counter-allegation[/] on its own; roles stay as they are (LOOK-3).";
        foreach (var flag in assessment.PracticeFlags)
            yield return $"[yellow]! {Say.Safe(flag.RuleId)}[/] {Say.Safe(flag.Message)}";
    }
}
