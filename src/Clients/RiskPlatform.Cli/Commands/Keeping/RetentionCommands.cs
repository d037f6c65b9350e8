using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Keeping;

/// <summary>risk retention show, due and decide, and risk disposals (RECORD-5).</summary>
internal static class RetentionCommands
{
    internal static Command Show(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("show", "Tells until when a case is kept, and what stops its disposal.") { id };
        Help.AddExamples(command, "risk retention show CASE");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.GetRetentionAsync(
                new GetRetentionRequest { CaseId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.Render(console, response.Retention));
        });
        return command;
    }

    internal static Command Due(App.Cli cli)
    {
        var command = new Command("due",
            "Lists closed cases whose term has ended and that wait for a person's decision.");
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk retention due --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.ListRetentionReviewsAsync(
                new ListRetentionReviewsRequest { PageSize = paging.Size(call), PageToken = paging.Token(call) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.RenderList(console, response));
        });
        return command;
    }

    internal static Command Decide(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var decision = CodeOptions.Code<RetentionDecision>(
            "--decision", "Dispose of its content, which nobody can undo, or keep it.", required: true);
        var until = CodeOptions.Time("--until", "With KEEP, until when.");
        var reason = CodeOptions.Words("--reason", "Why.", required: true);
        var command = new Command("decide",
            "Decides on a case whose term has ended. After DISPOSE the case's key is destroyed and nothing of it can be"
            + " read any more. For managers and safeguarding leads.")
        {
            id, decision, until, reason,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(until) is null == (result.GetValue(decision) == RetentionDecision.Keep))
                result.AddError("--until goes with --decision KEEP, and only with it.");
        });
        Help.AddExamples(command,
            "risk retention decide CASE --decision KEEP --until 2030-01-01T00:00:00Z --reason - --as manager",
            "risk retention decide CASE --decision DISPOSE --reason @why.txt --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.DecideRetentionAsync(new DecideRetentionRequest
            {
                CaseId = call.Get(id),
                Decision = call.Get(decision),
                KeepUntilTime = call.Get(until),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.Render(console, response.Retention));
        });
        return command;
    }

    internal static Command Disposals(App.Cli cli)
    {
        var command = new Command("disposals",
            "Lists what was disposed of, newest first; the register keeps no content.");
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk disposals --as auditor");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Retention.ListDisposalsAsync(
                new ListDisposalsRequest { PageSize = paging.Size(call), PageToken = paging.Token(call) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => RetentionView.RenderDisposals(console, response));
        });
        return command;
    }
}
