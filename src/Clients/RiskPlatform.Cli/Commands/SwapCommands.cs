using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk swap propose, approve and reject: subject and survivor change places (LOOK-3).</summary>
internal static class SwapCommands
{
    internal static Command Propose(App.Cli cli)
    {
        var (id, etag) = (CodeOptions.Case(), CurrentCase.Etag());
        var who = new Option<string>("--new-subject")
        {
            Description = "Who would become the subject: 'survivor', or a survivor's party id where there are several.",
            HelpName = "WHO",
            Required = true,
        };
        var reason = CodeOptions.Text("--reason", "Why.", required: true);
        var command = new Command("propose",
            "Proposes that subject and survivor change places. Nothing changes until a second person approves"
            + " (LOOK-3).")
        {
            id, who, reason, etag,
        };
        Help.AddExamples(command, "risk swap propose CASE --new-subject survivor --reason - < reason.txt");
        cli.Handle(command, async call =>
        {
            var held = await CurrentCase.GetAsync(call, call.Get(id));
            var response = await call.Client.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
            {
                CaseId = call.Get(id),
                NewSubjectPartyId = PartyChoice.Find(call, "--new-subject", call.Get(who), held).PartyId,
                Reason = await call.TextAsync(reason),
                Etag = CurrentCase.EtagOf(call, etag, held),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    internal static Command Approve(App.Cli cli) => Decide(cli, "approve",
        "Approves a role swap; a second person's decision. The facts begin anew and a new assessment is due within"
        + " 24 hours (LOOK-3).",
        async (call, caseId, swapId, reason) =>
        {
            var response = await call.Client.Cases.ApproveRoleSwapAsync(
                new ApproveRoleSwapRequest { CaseId = caseId, RoleSwapId = swapId, Reason = reason },
                cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });

    internal static Command Reject(App.Cli cli) => Decide(cli, "reject",
        "Turns a role swap down; a second person's decision. Roles stay as they are (LOOK-3).",
        async (call, caseId, swapId, reason) =>
        {
            var response = await call.Client.Cases.RejectRoleSwapAsync(
                new RejectRoleSwapRequest { CaseId = caseId, RoleSwapId = swapId, Reason = reason },
                cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });

    private static Command Decide(
        App.Cli cli, string name, string description, Func<Call, string, string, string, Task<int>> send)
    {
        var id = CodeOptions.Case();
        var swap = new Option<string?>("--swap") { Description = "The swap that is decided; else the pending one." };
        var reason = CodeOptions.Text("--reason", "Why.", required: true);
        var command = new Command(name, description) { id, swap, reason };
        Help.AddExamples(command, $"risk swap {name} CASE --reason - < reason.txt",
            $"risk swap {name} CASE --as manager --reason -");
        cli.Handle(command, async call => await send(
            call, call.Get(id), await PendingAsync(call, swap, call.Get(id)), await call.TextAsync(reason)));
        return command;
    }

    private static async Task<string> PendingAsync(Call call, Option<string?> option, string caseId)
    {
        if (call.Get(option) is { Length: > 0 } named) return named;
        var held = await CurrentCase.GetAsync(call, caseId);
        return held.PendingRoleSwap?.RoleSwapId
            ?? throw new UsageException("No role swap waits for a decision in this case.");
    }
}
