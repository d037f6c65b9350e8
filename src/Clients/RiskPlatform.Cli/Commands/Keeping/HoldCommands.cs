using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Keeping;

/// <summary>risk hold place and lift (RECORD-5).</summary>
internal static class HoldCommands
{
    internal static Command Place(App.Cli cli)
    {
        var (id, reason) = (CodeOptions.Case(), CodeOptions.Words("--reason", "Why.", required: true));
        var command = new Command("place",
            "Places a legal hold. While any hold stands, nothing of the case is disposed of. For managers and"
            + " safeguarding leads.")
        {
            id, reason,
        };
        Help.AddExamples(command, "risk hold place CASE --reason - --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.PlaceLegalHoldAsync(
                new PlaceLegalHoldRequest { CaseId = call.Get(id), Reason = await call.WordsAsync(reason) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.Render(console, response.Retention));
        });
        return command;
    }

    internal static Command Lift(App.Cli cli)
    {
        var (id, reason) = (CodeOptions.Case(), CodeOptions.Words("--reason", "Why.", required: true));
        var hold = new Option<string?>("--hold") { Description = "The hold; else the only one that stands." };
        var command = new Command("lift", "Lifts a legal hold. For managers and safeguarding leads.")
        {
            id, hold, reason,
        };
        Help.AddExamples(command, "risk hold lift CASE --reason @why.txt --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.LiftLegalHoldAsync(new LiftLegalHoldRequest
            {
                CaseId = call.Get(id),
                LegalHoldId = call.Get(hold) ?? await StandingAsync(call, call.Get(id)),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.Render(console, response.Retention));
        });
        return command;
    }

    private static async Task<string> StandingAsync(Call call, string caseId)
    {
        var response = await call.Client.Retention.GetRetentionAsync(
            new GetRetentionRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        return response.Retention.LegalHolds.Where(h => h.LiftTime is null).ToList() switch
        {
            [var only] => only.LegalHoldId,
            [] => throw new UsageException("No legal hold stands in this case."),
            _ => throw new UsageException(
                $"Several legal holds stand. Give --hold: {call.Hints.For("retention", "show", caseId)}"),
        };
    }
}
