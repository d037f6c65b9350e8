using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Sar;

/// <summary>risk sar items and decide: what is withheld, and a person's decision on it.</summary>
internal static class SarItemCommands
{
    internal static Command List(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), OneRequest.Option());
        var undecided = new Option<bool>("--undecided") { Description = "Only items on which nobody has decided." };
        var command = new Command("items", "Lists what is withheld by default, with why. Never for the subject.")
        {
            id, which, undecided,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk sar items CASE --undecided");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.ListWithheldItemsAsync(new ListWithheldItemsRequest
            {
                CaseId = call.Get(id),
                SubjectAccessId = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Open),
                UndecidedOnly = call.Get(undecided),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => WithheldItemsView.RenderList(console, response));
        });
        return command;
    }

    internal static Command Decide(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), OneRequest.Option());
        var item = new Argument<string>("ITEM") { Description = "The item, such as 12 or 12.3." };
        var decision = CodeOptions.Code<ItemDecision>("--decision", "The decision.", required: true);
        var reason = CodeOptions.Words("--reason", "Why, and who was asked.", required: true);
        var text = CodeOptions.Words("--text", "With RELEASE_REDACTED, the words that are shown instead.");
        var command = new Command("decide",
            "Decides on one withheld item. Consider first who could be put at risk, and ask the survivor's service.")
        {
            id, item, which, decision, reason, text,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(text) is null == (result.GetValue(decision) == ItemDecision.ReleaseRedacted))
                result.AddError("--text goes with --decision RELEASE_REDACTED, and only with it.");
        });
        Help.AddExamples(command,
            "risk sar decide CASE 12.3 --decision WITHHOLD --reason - --as manager",
            "risk sar decide CASE 14 --decision RELEASE_REDACTED --text @shown.txt --reason @why.txt --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.DecideWithheldItemAsync(new DecideWithheldItemRequest
            {
                CaseId = call.Get(id),
                SubjectAccessId = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Open),
                ItemId = call.Get(item),
                Decision = call.Get(decision),
                Reason = await call.WordsAsync(reason),
                RedactedText = await call.WordsAsync(text),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => WithheldItemsView.Render(console, response.Item));
        });
        return command;
    }
}
