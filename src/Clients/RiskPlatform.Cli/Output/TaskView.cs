using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What referrals leave to do (REFER-7, REFER-8).</summary>
internal static class TaskView
{
    internal static void Render(Call call, ReferralTask task)
    {
        var agency = task.Agency == SourceKind.Unspecified ? "" : $" {Words.Of(task.Agency)}";
        Say.Whole(call.Console, $"[bold]{Codes.Name(task.Kind)}[/]{Say.Safe(agency)}, due"
            + $" {Say.Time(task.DueTime)}  {Say.Safe(task.TaskId)}");
        Say.Indented(call.Console, Say.Safe(task.Instruction));
        if (task.Reason != ReferralReason.Unspecified)
            Say.Indented(call.Console, $"Because of {Codes.Name(task.Move)}: {Codes.Name(task.Reason)}");
        if (task.DoneTime is null)
        {
            Say.Command(call.Console,
                call.Hints.For("referral", "task-done", task.CaseId, task.TaskId, "--note", "-"), "  ");
            return;
        }

        Say.Indented(call.Console, $"Done {Say.Time(task.DoneTime)} by {Say.Safe(Say.OneLine(task.DoneBy))}: "
            + Say.Safe(task.DoneNote));
    }

    internal static void RenderList(Call call, ListReferralTasksResponse response)
    {
        foreach (var task in response.Tasks) Render(call, task);
        if (response.Tasks.Count == 0) call.Console.WriteLine("Nothing is left to do.");
        Say.NextPage(call.Console, response.NextPageToken);
    }
}
