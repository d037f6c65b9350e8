using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk webhooks create, list, update, rotate, test and delete.</summary>
internal static class WebhookCommands
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("webhooks",
        "Where systems of the agency are told of reminders, signed in the manner of Standard Webhooks.",
        Add(cli), List(cli), Update(cli), Rotate(cli), Test(cli), Delete(cli));

    private static Command Add(App.Cli cli)
    {
        var url = new Argument<string>("URL") { Description = "Where to: https, without user or password." };
        var kinds = Kinds();
        var command = new Command("create", "Adds a webhook and shows its secret, once.") { url, kinds };
        Help.AddExamples(command, "risk webhooks create https://cases.agency.example/hooks/risk --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.CreateWebhookAsync(new CreateWebhookRequest
            {
                Webhook = new Webhook { Url = call.Get(url), Kinds = { call.Get(kinds) ?? [] }, Enabled = true },
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                ChannelView.Render(console, response.Webhook);
                ChannelView.Secret(console, "Its secret:", response.Secret);
            });
        });
        return command;
    }

    private static Command List(App.Cli cli)
    {
        var command = new Command("list", "Lists the agency's webhooks, oldest first.");
        Help.AddExamples(command, "risk webhooks list --as manager");
        cli.Handle(command, async call =>
        {
            var response = await ListAsync(call);
            return call.Show(response, console => ChannelView.List(console, response));
        });
        return command;
    }

    private static Command Update(App.Cli cli)
    {
        var id = Id();
        var url = new Option<string?>("--url") { Description = "Where to; else as it is." };
        var kinds = Kinds();
        var all = new Option<bool>("--all-kinds") { Description = "Send every kind." };
        var enable = new Option<bool>("--enable") { Description = "Send to it again; its failures begin anew." };
        var disable = new Option<bool>("--disable") { Description = "Send nothing to it." };
        var command = new Command("update", "Changes a webhook; what is not named stays.")
        {
            id, url, kinds, all, enable, disable,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(enable) && result.GetValue(disable)) result.AddError("Give --enable or --disable.");
            if (result.GetValue(all) && result.GetResult(kinds) is not null)
                result.AddError("Give --kind or --all-kinds.");
        });
        Help.AddExamples(command, "risk webhooks update WEBHOOK --enable --as manager");
        cli.Handle(command, async call =>
        {
            var webhook = (await ListAsync(call)).Webhooks.FirstOrDefault(w => w.WebhookId == call.Get(id))
                ?? throw new CommandFailedException(
                    "NOT_FOUND", "There is no such webhook.", call.Hints.For("webhooks", "list"));
            if (call.Get(url) is { } to) webhook.Url = to;
            if (call.Has(kinds) || call.Get(all)) webhook.Kinds.Clear();
            if (call.Has(kinds)) webhook.Kinds.AddRange(call.Get(kinds));
            webhook.Enabled = (webhook.Enabled || call.Get(enable)) && !call.Get(disable);
            var response = await call.Client.Channels.UpdateWebhookAsync(
                new UpdateWebhookRequest { Webhook = webhook }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ChannelView.Render(console, response.Webhook));
        });
        return command;
    }

    private static Command Rotate(App.Cli cli)
    {
        var id = Id();
        var command = new Command("rotate",
            "Makes a new secret and shows it, once. The old one signs beside it for a day.") { id };
        Help.AddExamples(command, "risk webhooks rotate WEBHOOK --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.RotateWebhookSecretAsync(
                new RotateWebhookSecretRequest { WebhookId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                ChannelView.Secret(console, "Its new secret:", response.Secret);
                console.WriteLine($"The old one signs too until {Say.Time(response.OldUntilTime)}.");
            });
        });
        return command;
    }

    private static Command Test(App.Cli cli)
    {
        var id = Id();
        var command = new Command("test", "Sends a webhook a test message, as a delivery like any other.") { id };
        Help.AddExamples(command, "risk webhooks test WEBHOOK --as manager", "risk deliveries --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.TestWebhookAsync(
                new TestWebhookRequest { WebhookId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ChannelView.Render(call, response.Delivery));
        });
        return command;
    }

    private static Command Delete(App.Cli cli)
    {
        var id = Id();
        var command = new Command("delete", "Removes a webhook. What still waits for it is not sent.") { id };
        Help.AddExamples(command, "risk webhooks delete WEBHOOK --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.DeleteWebhookAsync(
                new DeleteWebhookRequest { WebhookId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => console.WriteLine("Removed."));
        });
        return command;
    }

    private static async Task<ListWebhooksResponse> ListAsync(Call call) =>
        await call.Client.Channels.ListWebhooksAsync(
            new ListWebhooksRequest(), cancellationToken: call.Cancellation);

    private static Argument<string> Id() =>
        new("WEBHOOK") { Description = "The webhook's id, as 'risk webhooks list' shows it." };

    private static Option<DeadlineKind[]> Kinds() =>
        CodeOptions.CodeList<DeadlineKind>("--kind", "Only these kinds; else all.");
}
