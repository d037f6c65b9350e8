using System.CommandLine;
using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Auditing;

/// <summary>risk audit verify and verify-checkpoints: all pages, and everything that does not fit.</summary>
internal static class AuditVerifyCommands
{
    internal static Command Audit(App.Cli cli)
    {
        var command = new Command("verify",
            "Checks the audit's own chains and the checkpoints over them. Exit code 5 where something does not fit.");
        Help.AddExamples(command, "risk audit verify --as auditor");
        cli.Handle(command, call => AllAsync(call, "reads", "chain", async token =>
        {
            var page = await call.Client.Audit.VerifyAuditAsync(
                new VerifyAuditRequest { PageToken = token }, cancellationToken: call.Cancellation);
            return new Page(page, page.CheckedCount, page.NextPageToken, [.. page.Problems.Select(p =>
                $"Chain {p.ChainId}, entry {p.Number}: {p.Explanation}")]);
        }));
        return command;
    }

    internal static Command Checkpoints(App.Cli cli)
    {
        var command = new Command("verify-checkpoints",
            "Looks for cases that a signed checkpoint knows and that are missing, shorter or different now. Exit code 5"
            + " where there is one.");
        Help.AddExamples(command, "risk audit verify-checkpoints --as auditor");
        cli.Handle(command, call => AllAsync(call, "covered chains", "case", async token =>
        {
            var page = await call.Client.Audit.VerifyCheckpointsAsync(
                new VerifyCheckpointsRequest { PageToken = token }, cancellationToken: call.Cancellation);
            return new Page(page, page.CheckedCount, page.NextPageToken, [.. page.Problems.Select(p =>
                $"Case {p.CaseId}, checkpoint {p.CheckpointNumber} ({p.EntryCount:N0} entries): {p.Explanation}")]);
        }));
        return command;
    }

    private static async Task<int> AllAsync(
        Call call, string what, string each, Func<string, Task<Page>> readAsync)
    {
        var (token, count, problems) = ("", 0L, 0);
        do
        {
            var page = await readAsync(token);
            call.Show(page.Response, console => AuditView.Problems(console, page.Problems));
            (token, count, problems) = (page.Next, count + page.Checked, problems + page.Problems.Count);
        }
        while (token.Length > 0);

        if (!call.Json) AuditView.Verdict(call.Console, count, what, problems, each);
        return problems == 0 ? ExitCode.Ok : ExitCode.DoesNotVerify;
    }

    private sealed record Page(IMessage Response, long Checked, string Next, IReadOnlyList<string> Problems);
}
