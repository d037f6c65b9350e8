using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case observations CASE</summary>
internal static class CaseObservationsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var code = CodeOptions.Code<Indicator>("--code", "Only this indicator.");
        var command = new Command("observations",
            "Lists everything observed about a case, superseded too, newest first, with the words as spoken"
            + " (ASSESS-8).")
        {
            id, code,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk case observations CASE",
            "risk case observations CASE --code WEAPON_USE --page-size 200");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Assessments.ListObservationsAsync(new ListObservationsRequest
            {
                CaseId = call.Get(id),
                Code = call.Get(code),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ObservationsView.Render(console, response));
        });
        return command;
    }
}
