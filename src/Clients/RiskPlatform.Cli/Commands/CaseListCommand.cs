using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case list</summary>
internal static class CaseListCommand
{
    internal static Command Create(App.Cli cli)
    {
        var state = CodeOptions.Code<CaseState>("--state", "Only cases in this state; else open ones.");
        var levels = CodeOptions.CodeList<RiskLevel>("--level", "Only cases at these levels.");
        var neverAssessed = new Option<bool>("--never-assessed") { Description = "Cases that nobody has assessed." };
        var worker = new Option<string?>("--worker") { Description = "Only cases that this worker is allocated to." };
        var reference = new Option<string?>("--reference")
        {
            Description = "Only the case with exactly this reference of the agency.",
        };
        var second = new Option<bool>("--awaiting-second-person")
        {
            Description = "Only cases with a lower level or a role swap that waits for a second person.",
        };
        var action = new Option<bool>("--awaiting-action")
        {
            Description = "Only cases that wait for a safeguarding or self-harm action.",
        };
        var due = CodeOptions.Time("--due-before", "Only cases whose next review is before this time.");
        var command = new Command("list", "Lists the agency's cases, the earliest next review first.")
        {
            state, levels, neverAssessed, worker, reference, due, second, action,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk case list",
            "risk case list --level HIGH IMMINENT",
            "risk case list --awaiting-second-person",
            "risk case list --reference A-1042",
            "risk case list --due-before 2026-12-01T00:00:00Z --json");
        cli.Handle(command, async call =>
        {
            var request = new ListCasesRequest
            {
                State = call.Get(state),
                WorkerId = call.Get(worker) ?? "",
                AgencyReference = call.Get(reference) ?? "",
                DueBefore = call.Get(due),
                AwaitingSecondPerson = call.Get(second),
                AwaitingAction = call.Get(action),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            };
            request.Levels.AddRange(call.Get(levels) ?? []);
            if (call.Get(neverAssessed)) request.Levels.Add(RiskLevel.Unspecified);
            var response = await call.Client.Cases.ListCasesAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => CaseView.RenderList(console, response));
        });
        return command;
    }
}
