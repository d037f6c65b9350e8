using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Auditing;

/// <summary>risk audit search and checkpoints (RECORD-3).</summary>
internal static class AuditCommands
{
    internal static Command Search(App.Cli cli)
    {
        var held = new Option<string?>("--case") { Description = "Only reads of this case." };
        var reader = new Option<string?>("--reader") { Description = "Only reads by this person or system." };
        var from = CodeOptions.Time("--from", "Only reads at this time or later.");
        var to = CodeOptions.Time("--to", "Only reads before this time.");
        var command = new Command("search",
            "Tells who read which case, when and why, newest first. Reading it is itself audited.")
        {
            held, reader, from, to,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk audit search --case CASE --as auditor",
            "risk audit search --reader w-17 --from 2026-11-01T00:00:00Z --as auditor");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Audit.SearchAuditAsync(new SearchAuditRequest
            {
                CaseId = call.Get(held) ?? "",
                ReaderId = call.Get(reader) ?? "",
                FromTime = call.Get(from),
                ToTime = call.Get(to),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => AuditView.Render(console, response));
        });
        return command;
    }

    internal static Command Checkpoints(App.Cli cli)
    {
        var command = new Command("checkpoints",
            "Lists signed checkpoints, newest first, each checked. Exit code 5 where one of the page does not fit.");
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk audit checkpoints --as auditor");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Audit.ListCheckpointsAsync(
                new ListCheckpointsRequest { PageSize = paging.Size(call), PageToken = paging.Token(call) },
                cancellationToken: call.Cancellation);
            call.Show(response, console => AuditView.Render(console, response));
            return response.Checkpoints.All(c => c.Intact) ? ExitCode.Ok : ExitCode.DoesNotVerify;
        });
        return command;
    }
}
