using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>Webhooks, deliveries and calendar feeds.</summary>
internal static class ChannelView
{
    internal static void Render(IAnsiConsole console, Webhook webhook)
    {
        var state = webhook.Enabled ? "[green]enabled[/]"
            : $"[bold red]disabled[/]: {Codes.Name(webhook.DisabledReason)}";
        Say.Whole(console, $"[bold]{Say.Safe(webhook.WebhookId)}[/]  {state}  {Say.Safe(Say.OneLine(webhook.Url))}");
        Say.Indented(console, "Kinds: "
            + (webhook.Kinds.Count == 0 ? "all" : string.Join(", ", webhook.Kinds.Select(Codes.Name)))
            + $". Failures in a row: {webhook.Failures}. Last arrived: {Say.Time(webhook.SuccessTime)}");
    }

    internal static void List(IAnsiConsole console, ListWebhooksResponse response)
    {
        foreach (var webhook in response.Webhooks) Render(console, webhook);
        if (response.Webhooks.Count == 0) console.WriteLine("There is no webhook.");
    }

    /// <summary>On a line of its own, to be copied.</summary>
    internal static void Secret(IAnsiConsole console, string what, string secret)
    {
        console.MarkupLine($"[bold]{Say.Safe(what)}[/] It is not shown again. Keep it as you keep passwords.");
        Say.Whole(console, Say.Safe(secret));
    }

    internal static void Render(Call call, Delivery delivery)
    {
        Say.Whole(call.Console, $"[bold]{Say.Safe(delivery.DeliveryId)}[/]  {State(delivery.State)} "
            + $" {Codes.Name(delivery.Channel)} to {Say.Safe(Say.OneLine(delivery.ReceiverId))}");
        var failure = delivery.LastFailure == DeliveryFailure.Unspecified ? ""
            : $", last failed: {Codes.Name(delivery.LastFailure)}";
        var when = delivery.SentTime is { } sent ? $"taken {Say.Time(sent)}"
            : delivery.NextAttemptTime is { } next ? $"next attempt {Say.Time(next)}" : "no more attempts";
        Say.Indented(call.Console, $"Made {Say.Time(delivery.CreateTime)}, {when}. Attempts:"
            + $" {delivery.Attempts}{failure}. Reminders: {delivery.ReminderIds.Count}");
        if (delivery.State == DeliveryState.Failed)
            Say.Command(call.Console, call.Hints.For("deliveries", "retry", delivery.DeliveryId), "  ");
    }

    internal static void List(Call call, ListDeliveriesResponse response)
    {
        foreach (var delivery in response.Deliveries) Render(call, delivery);
        if (response.Deliveries.Count == 0) call.Console.WriteLine("No delivery matches.");
        Say.NextPage(call.Console, response.NextPageToken);
    }

    internal static void List(IAnsiConsole console, ListCalendarFeedsResponse response)
    {
        foreach (var feed in response.Feeds)
        {
            Say.Whole(console, $"[bold]{Say.Safe(Say.OneLine(feed.WorkerId))}[/]  made {Say.Time(feed.CreateTime)}, "
                + $"last read {Say.Time(feed.ReadTime)}, ends {Say.Time(feed.ExpireTime)}");
        }

        if (response.Feeds.Count == 0) console.WriteLine("Nobody has a calendar feed.");
        Say.NextPage(console, response.NextPageToken);
    }

    private static string State(DeliveryState state) => state switch
    {
        DeliveryState.Failed => "[bold red] FAILED [/]",
        DeliveryState.Sent => "[green] SENT [/]",
        _ => $" {Codes.Name(state)} ",
    };
}
