using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk referral tasks and task-done (REFER-7, REFER-8).</summary>
internal static class TaskCommands
{
    internal static Command List(App.Cli cli)
    {
        var of = new Option<string?>("--case") { Description = "Only of this case.", HelpName = "CASE" };
        var done = new Option<bool>("--include-done") { Description = "With --case: also those that are done." };
        var command = new Command("tasks",
            "Lists what referrals have left to do, the earliest due first: safety plans, agencies to tell, the"
            + " survivor's service to tell (REFER-7, REFER-8).")
        {
            of, done,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(done) && result.GetResult(of) is null) result.AddError("--include-done needs --case.");
        });
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk referral tasks", "risk referral tasks --case CASE --include-done");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Referrals.ListReferralTasksAsync(new ListReferralTasksRequest
            {
                CaseId = call.Get(of) ?? "",
                IncludeDone = call.Get(done),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => TaskView.RenderList(call, response));
        });
        return command;
    }

    internal static Command Done(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var task = new Argument<string>("TASK") { Description = "The task's id, as 'risk referral tasks' shows it." };
        var note = CodeOptions.Words("--note", "What was done.", required: true);
        var command = new Command("task-done", "Says that a task is done, and how.") { id, task, note };
        Help.AddExamples(command, "risk referral task-done CASE TASK --note -");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Referrals.CompleteReferralTaskAsync(new CompleteReferralTaskRequest
            {
                CaseId = call.Get(id),
                TaskId = call.Get(task),
                Note = await call.WordsAsync(note),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => TaskView.Render(call, response.Task));
        });
        return command;
    }
}
