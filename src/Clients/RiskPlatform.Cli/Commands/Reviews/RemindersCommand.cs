using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk reminders and risk reminders ack.</summary>
internal static class RemindersCommand
{
    internal static Command Create(App.Cli cli)
    {
        var of = new Option<string?>("--case") { Description = "Only of this case.", HelpName = "CASE" };
        var open = new Option<bool>("--open") { Description = "Only those that nobody has acknowledged." };
        var command = new Command("reminders",
            "Lists reminders, newest first: your own, by name or by role, unless said otherwise (REVIEW-4, REVIEW-5).")
        {
            of, open, Acknowledge(cli),
        };
        var scope = ScopeOptions.AddTo(command);
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk reminders --open", "risk reminders --all --case CASE");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.ListRemindersAsync(new ListRemindersRequest
            {
                Scope = scope.Of(call),
                UnacknowledgedOnly = call.Get(open),
                CaseId = call.Get(of) ?? "",
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReminderView.List(call, response));
        });
        return command;
    }

    private static Command Acknowledge(App.Cli cli)
    {
        var id = new Argument<string>("REMINDER") { Description = "The reminder's id, as 'risk reminders' shows it." };
        var command = new Command("ack",
            "Says that a reminder was seen. The ladder goes on until the thing is done (REVIEW-5).")
        {
            id,
        };
        Help.AddExamples(command, "risk reminders ack REMINDER");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.AcknowledgeReminderAsync(
                new AcknowledgeReminderRequest { ReminderId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReminderView.Render(call, response.Reminder));
        });
        return command;
    }
}
