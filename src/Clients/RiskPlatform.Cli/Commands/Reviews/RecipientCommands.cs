using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk recipients list, save and remove.</summary>
internal static class RecipientCommands
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group(
        "recipients", "Who receives reminders.", List(cli), Save(cli), Remove(cli));

    private static Command List(App.Cli cli)
    {
        var team = new Option<string?>("--team") { Description = "Only this team." };
        var command = new Command("list", "Lists who receives reminders, by their identifiers.") { team };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk recipients list --team north");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.ReviewSettings.ListRecipientsAsync(new ListRecipientsRequest
            {
                TeamId = call.Get(team) ?? "",
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => SettingsView.List(console, response));
        });
        return command;
    }

    private static Command Save(App.Cli cli)
    {
        var worker = Worker();
        var roles = CodeOptions.CodeList<RecipientRole>("--role", "What they are.", required: true);
        var email = new Option<string?>("--email") { Description = "Their address at work; else none." };
        var team = new Option<string?>("--team") { Description = "Their team; else none." };
        var mode = CodeOptions.Code<EmailMode>("--email-mode", "When e-mails come; else EACH.");
        var digest = new Option<bool>("--weekly-digest") { Description = "Send them the weekly digest." };
        var command = new Command("save", "Adds a recipient, or replaces the one of the same identifier in full.")
        {
            worker, roles, email, team, mode, digest,
        };
        Help.AddExamples(command,
            "risk recipients save worker-7 --role REVIEWER --email worker-7@example.org --team north --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.ReviewSettings.SaveRecipientAsync(new SaveRecipientRequest
            {
                Recipient = new Recipient
                {
                    WorkerId = call.Get(worker),
                    Roles = { call.Get(roles) },
                    EmailAddress = call.Get(email) ?? "",
                    TeamId = call.Get(team) ?? "",
                    EmailMode = call.Get(mode),
                    WeeklyDigest = call.Get(digest),
                },
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => SettingsView.Render(console, response.Recipient));
        });
        return command;
    }

    private static Command Remove(App.Cli cli)
    {
        var worker = Worker();
        var command = new Command("remove",
            "Removes a recipient. Their cases stay theirs until reassigned; reminders go to the others of the role. "
            + "Their calendar feed ends.")
        {
            worker,
        };
        Help.AddExamples(command, "risk recipients remove worker-7 --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.ReviewSettings.RemoveRecipientAsync(
                new RemoveRecipientRequest { WorkerId = call.Get(worker) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => console.WriteLine("Removed."));
        });
        return command;
    }

    private static Argument<string> Worker() =>
        new("WORKER")
        {
            Description = "The agency's identifier of the worker, the same as the subject of their token.",
        };
}
