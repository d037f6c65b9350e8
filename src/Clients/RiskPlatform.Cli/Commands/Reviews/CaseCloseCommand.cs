using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk case close CASE</summary>
internal static class CaseCloseCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var reason = CodeOptions.Reason();
        var consulted = CodeOptions.CodeList<SourceKind>(
            "--consulted", "Agencies consulted about closing (ASSESS-6).", required: true);
        var etag = CurrentCase.Etag();
        var command = new Command("close",
            "Closes a case, for managers and safeguarding leads. What stands against it is named, and nothing is"
            + " changed then (REVIEW-7); 'risk review show CASE' tells before.")
        {
            id, reason, consulted, etag,
        };
        Help.AddExamples(command,
            "risk case close CASE --reason - --consulted POLICE CHILDRENS_SOCIAL_CARE --as manager");
        cli.Handle(command, async call =>
        {
            var words = await call.WordsAsync(reason);
            var response = await call.Client.Reviews.CloseCaseAsync(new CloseCaseRequest
            {
                CaseId = call.Get(id),
                Reason = words,
                AgenciesConsulted = { call.Get(consulted) },
                Etag = await CurrentCase.EtagAsync(call, etag, call.Get(id)),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                console.MarkupLine($"[bold]Closed[/] {Say.Time(response.CloseTime)}.");
                console.MarkupLine($"Its content is kept until {Say.Time(response.RetainUntilTime)} (RECORD-5). A new"
                    + " assessment opens it again.");
            });
        });
        return command;
    }
}
