using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Something that an assessment asks of the worker at once.</summary>
/// <param name="Markup">What to do.</param>
/// <param name="More">What else is said where there is room.</param>
/// <param name="Command">The command that records it; null where nothing is stored that it could be about.</param>
internal sealed record Step(string Markup, string More = ".", string? Command = null);

/// <summary>What an assessment asks of the worker at once.</summary>
internal static class DoNow
{
    internal const string Nothing =
        "Nothing is required at once. Ask, find out and review: what is unknown is not absent.";

    internal static void Render(IAnsiConsole console, Assessment assessment, Hints hints)
    {
        Say.Heading(console, "Do now");
        var steps = Steps(assessment, hints).ToList();
        foreach (var step in steps)
        {
            Say.Indented(console, step.Markup + step.More);
            if (step.Command is { } command) Say.Command(console, command);
        }

        if (steps.Count == 0) Say.Indented(console, Nothing);
    }

    internal static IEnumerable<Step> Steps(Assessment assessment, Hints hints)
    {
        // With validate-only nothing is stored, and so there is nothing to record against.
        var stored = assessment.AssessmentId.Length > 0;
        var id = assessment.CaseId;
        if (assessment.SafeguardingActionRequired)
        {
            yield return assessment.State != AssessmentState.AwaitingSafeguardingAction
                ? new Step("[green]✓[/] A safeguarding action is recorded (ASSESS-1)")
                : Recorded("[bold red]! Take a safeguarding action[/] under your safeguarding policy (ASSESS-1)",
                    ", then record it: risk action record --help lists the kinds. Once your manager is consulted,"
                        + " for example:",
                    stored, () => hints.For("action", "record", id, "--kind", "CONSULTED_MANAGER"));
        }
        else if (assessment.Level >= RiskLevel.High)
        {
            // A survivor-informed view or a judgement raised the level; no rule asks for an action, but the level does.
            yield return new Step($"[bold red]! The level is {Codes.Name(assessment.Level)}[/]: speak with your "
                + "manager or safeguarding lead", ", also where no severe-harm indicator is known to be present.");
        }

        if (assessment.SelfHarmAction == RequirementState.Awaited)
        {
            yield return Recorded("[bold red]! Respond to the risk of self-harm[/] (LOOK-2)",
                ", then record it. Once a mental health or crisis service has the referral, for example:",
                stored, () => hints.For("action", "record", id, "--kind", "SELF_HARM_MENTAL_HEALTH"));
        }
        else if (assessment.SelfHarmAction == RequirementState.Met)
            yield return new Step("[green]✓[/] A response to the risk of self-harm is recorded (LOOK-2)");

        if (assessment.Intoxicated)
            yield return new Step("[yellow]! Do not speak about abuse while the subject is under the influence[/]"
                + " (RESPOND-5)");
        if (assessment.Consultation is { Done: false } consultation)
            yield return Consult(consultation, id, stored, hints);
        if (assessment.LowerLevelState == LowerLevelState.AwaitingApproval)
        {
            yield return Recorded("[yellow]! The level stays[/] until a second person approves "
                + $"{Codes.Name(assessment.EvaluatedLevel)} (ASSESS-5)", ". Theirs to run, with the reason:",
                stored, () => hints.ForSecondPerson(
                    "approve-lower", id, "--assessment", assessment.AssessmentId, "--reason", "-"));
        }

        if (assessment.CounterAllegation is { State: not CounterAllegationState.Concluded })
        {
            yield return Recorded(
                "[yellow]! Assess the counter-allegation[/] on its own; roles stay as they are (LOOK-3)",
                ". Then record what was found:", stored, () => "risk counter-allegation conclude --help");
        }

        foreach (var flag in assessment.PracticeFlags) yield return Flag(flag);
    }

    private static Step Consult(Consultation consultation, string id, bool stored, Hints hints)
    {
        var required = consultation.RequiredAgencies;
        var whom = required.Count == 0 ? "other agencies" : Words.List(required);
        string[] about = consultation.ConsultationId.Length == 0 ? [] : ["--consultation", consultation.ConsultationId];
        var agencies = required.Count == 0 ? ["POLICE"] : required.Select(Codes.Name);
        return Recorded($"[yellow]! Consult {Say.Safe(whom)}[/] by {Say.Time(consultation.DueTime)} (ASSESS-6)",
            required.Count == 0 ? ". Once the police are consulted, for example:" : ". Once they are consulted:",
            stored, () => hints.For(["consultation", "record", id, .. about, "--agencies", .. agencies]));
    }

    private static Step Flag(PracticeFlag flag)
    {
        var end = flag.Message.IndexOf(". ", StringComparison.Ordinal);
        var (first, rest) = end < 0 ? (flag.Message, "") : (flag.Message[..(end + 1)], flag.Message[(end + 1)..]);
        return new Step($"[yellow]! {Say.Safe(flag.RuleId)}[/] {Say.Safe(first)}", Say.Safe(rest));
    }

    private static Step Recorded(string markup, string more, bool stored, Func<string> command) =>
        stored ? new Step(markup, more, command()) : new Step(markup);
}
