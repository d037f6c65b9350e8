using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk deadlines</summary>
internal static class DeadlinesCommand
{
    internal static Command Create(App.Cli cli)
    {
        var of = new Option<string?>("--case") { Description = "Only of this case.", HelpName = "CASE" };
        var kinds = CodeOptions.CodeList<DeadlineKind>("--kind", "Only these; reviews are in 'risk reviews'.");
        var overdue = new Option<bool>("--overdue") { Description = "Only what is past its time." };
        var command = new Command("deadlines",
            "Lists what else has to be done by a time, the earliest due first: safeguarding and self-harm actions,"
            + " consultations, information to ask for, tasks of referrals (REVIEW-5).")
        {
            of, kinds, overdue,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk deadlines --overdue", "risk deadlines --kind SAFEGUARDING_ACTION");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest
            {
                CaseId = call.Get(of) ?? "",
                Kinds = { call.Get(kinds) ?? [] },
                OverdueOnly = call.Get(overdue),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.List(call, response));
        });
        return command;
    }
}
