using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk action record CASE</summary>
internal static class ActionRecordCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var assessment = LatestAssessment.Option();
        var kind = CodeOptions.Code<SafeguardingActionKind>("--kind", "What was done.", required: true);
        var time = CodeOptions.Time("--time", "When it was done; else now.");
        var worker = new Option<string?>("--worker") { Description = "Id of the worker who did it." };
        var note = CodeOptions.Text("--note", "More about it.");
        var command = new Command("record", "Records what was done about severe risk or self-harm (ASSESS-1, LOOK-2).")
        {
            id, assessment, kind, time, worker, note,
        };
        Help.AddExamples(command,
            "risk action record CASE --kind CONSULTED_MANAGER",
            "risk action record CASE --kind CONTACTED_POLICE --worker w-17 --note - < note.txt");
        cli.Handle(command, async call =>
        {
            var request = new RecordSafeguardingActionRequest
            {
                CaseId = call.Get(id),
                AssessmentId = await LatestAssessment.IdAsync(call, assessment, call.Get(id)),
                Action = new SafeguardingAction
                {
                    Kind = call.Get(kind),
                    ActionTime = call.Get(time),
                    WorkerId = call.Get(worker) ?? "",
                    Note = await call.TextAsync(note),
                },
            };
            var response = await call.Client.Assessments.RecordSafeguardingActionAsync(
                request, cancellationToken: call.Cancellation);
            return call.Show(response, _ => AssessmentView.Render(call, response.Assessment, "Recorded"));
        });
        return command;
    }
}
