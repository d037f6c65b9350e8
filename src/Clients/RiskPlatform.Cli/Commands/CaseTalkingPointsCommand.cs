using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case talking-points CASE</summary>
internal static class CaseTalkingPointsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command =
            new Command("talking-points", "Prints what may be used with the subject, and nothing else (RESPOND-2).")
        {
            id,
        };
        Help.AddExamples(command, "risk case talking-points 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Assessments.GetTalkingPointsAsync(
                new GetTalkingPointsRequest { CaseId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => TalkingPointsView.Render(console, response));
        });
        return command;
    }
}
