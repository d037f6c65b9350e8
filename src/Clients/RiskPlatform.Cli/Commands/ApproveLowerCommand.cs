using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk approve-lower CASE</summary>
internal static class ApproveLowerCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var assessment = LatestAssessment.Option();
        var reason = CodeOptions.Text("--reason", "Why the lower level is right.", required: true);
        var command = new Command("approve-lower",
            "Lets a lower level take effect. For managers and safeguarding leads, never the person who assessed"
            + " (ASSESS-5).")
        {
            id, assessment, reason,
        };
        Help.AddExamples(command, "risk approve-lower CASE --reason - < reason.txt",
            "risk approve-lower CASE --as manager --reason -");
        cli.Handle(command, async call =>
        {
            var request = new ApproveLowerLevelRequest
            {
                CaseId = call.Get(id),
                AssessmentId = await LatestAssessment.IdAsync(call, assessment, call.Get(id)),
                Reason = await call.TextAsync(reason),
            };
            var response =
                await call.Client.Assessments.ApproveLowerLevelAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => AssessmentView.Render(console, response.Assessment, "Approved"));
        });
        return command;
    }
}
