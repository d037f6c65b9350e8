using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case show CASE</summary>
internal static class CaseShowCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("show", "Shows a case: level, people, workers and what is awaited.") { id };
        Help.AddExamples(command, "risk case show 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Cases.GetCaseAsync(
                new GetCaseRequest { CaseId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }
}
