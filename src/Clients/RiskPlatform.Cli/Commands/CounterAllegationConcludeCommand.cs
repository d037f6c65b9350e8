using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk counter-allegation conclude CASE</summary>
internal static class CounterAllegationConcludeCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var outcome = CodeOptions.Code<CounterAllegationOutcome>("--outcome", "What was found.", required: true);
        var reason = CodeOptions.Text("--reason", "Why.", required: true);
        var which = new Option<string?>("--counter-allegation")
        {
            Description = "The counter-allegation that was assessed; else the open one.",
        };
        var command = new Command("conclude",
            "Records what the assessment of a counter-allegation found. Roles stay as they are (LOOK-3).")
        {
            id, outcome, reason, which,
        };
        Help.AddExamples(command,
            "risk counter-allegation conclude CASE --outcome RESISTANCE --reason - < reason.txt",
            "risk counter-allegation conclude CASE --outcome UNDETERMINED --reason -");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Assessments.ConcludeCounterAllegationAsync(
                new ConcludeCounterAllegationRequest
                {
                    CaseId = call.Get(id),
                    CounterAllegationId = await OpenAsync(call, which, call.Get(id)),
                    Outcome = call.Get(outcome),
                    Reason = await call.TextAsync(reason),
                }, cancellationToken: call.Cancellation);
            return call.Show(response, console => CounterAllegationView.Render(console, response.CounterAllegation));
        });
        return command;
    }

    private static async Task<string> OpenAsync(Call call, Option<string?> option, string caseId)
    {
        if (call.Get(option) is { Length: > 0 } named) return named;
        var held = await CurrentCase.GetAsync(call, caseId);
        return held.CounterAllegations.Where(c => c.State != CounterAllegationState.Concluded).ToList() switch
        {
            [var only] => only.CounterAllegationId,
            [] => throw new UsageException("No counter-allegation is open in this case."),
            _ => throw new UsageException("Several counter-allegations are open. Give --counter-allegation: "
                + call.Hints.For("case", "show", caseId)),
        };
    }
}
