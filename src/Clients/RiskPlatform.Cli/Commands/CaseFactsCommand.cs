using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case facts CASE</summary>
internal static class CaseFactsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("facts",
            "Lists the facts as they stand, who says so, and which must not be used with the subject (RESPOND-1).")
        {
            id,
        };
        Help.AddExamples(command, "risk case facts 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Assessments.ListFactsAsync(
                new ListFactsRequest { CaseId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => FactsView.Render(console, response));
        });
        return command;
    }
}
