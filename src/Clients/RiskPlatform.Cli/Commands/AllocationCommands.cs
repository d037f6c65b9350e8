using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case allocate and end-allocation.</summary>
internal static class AllocationCommands
{
    internal static Command Allocate(App.Cli cli)
    {
        var (id, etag) = (CodeOptions.Case(), CurrentCase.Etag());
        var worker = new Option<string>("--worker")
        {
            Description = "The agency's own id of the worker; not a name.",
            Required = true,
        };
        var side = CodeOptions.Code<AllocationSide>("--side", "Whom the worker is there for.", required: true);
        var reason = CodeOptions.Code<SameWorkerReason>(
            "--same-worker-reason", "Why a worker also has the other side; only with a manager's token (RESPOND-6).");
        var command = new Command("allocate",
            "Allocates a worker to one side of a case. The same worker for both sides needs a manager and a reason"
            + " (RESPOND-6).")
        {
            id, worker, side, reason, etag,
        };
        Help.AddExamples(command,
            "risk case allocate CASE --worker w-17 --side SUBJECT",
            "risk case allocate CASE --worker w-17 --side SURVIVOR --same-worker-reason TEMPORARY_COVER --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Cases.AllocateWorkerAsync(new AllocateWorkerRequest
            {
                CaseId = call.Get(id),
                Allocation = new Allocation
                {
                    WorkerId = call.Get(worker),
                    Side = call.Get(side),
                    SameWorkerReason = call.Get(reason),
                },
                Etag = await CurrentCase.EtagAsync(call, etag, call.Get(id)),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    internal static Command End(App.Cli cli)
    {
        var (id, etag) = (CodeOptions.Case(), CurrentCase.Etag());
        var allocation = new Option<string?>("--allocation") { Description = "The allocation that ends." };
        var worker = new Option<string?>("--worker")
        {
            Description = "Instead: the worker, where they have one allocation in the case.",
        };
        var command = new Command("end-allocation", "Ends a worker's allocation to a case.")
        {
            id, allocation, worker, etag,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(allocation) is null == result.GetResult(worker) is null)
                result.AddError("Give either --allocation or --worker.");
        });
        Help.AddExamples(command,
            "risk case end-allocation CASE --worker w-17",
            "risk case end-allocation CASE --allocation 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, async call =>
        {
            var held = await CurrentCase.GetAsync(call, call.Get(id));
            var response = await call.Client.Cases.EndAllocationAsync(new EndAllocationRequest
            {
                CaseId = call.Get(id),
                AllocationId = call.Get(allocation) ?? Find(call, call.Get(worker)!, held),
                Etag = CurrentCase.EtagOf(call, etag, held),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    private static string Find(Call call, string worker, Case held) =>
        held.Allocations.Where(a => a.WorkerId == worker && a.EndTime is null).ToList() switch
        {
            [var only] => only.AllocationId,
            [] => throw new UsageException(
                $"--worker: nobody with this id is on the case: {call.Hints.For("case", "show", held.CaseId)}"),
            _ => throw new UsageException("--worker: they have both sides. Give --allocation: "
                + call.Hints.For("case", "show", held.CaseId)),
        };
}
