using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>Reminders: what has to be done by when, and who is told (REVIEW-4, REVIEW-5).</summary>
internal static class ReminderView
{
    internal static void Render(Call call, Reminder reminder)
    {
        var (console, now) = (call.Console, call.Cli.Time.GetUtcNow());
        Say.Whole(console, $"[bold]{reminder.Number}[/] {Levels.Badge(reminder.Level)} {Codes.Name(reminder.Kind)}"
            + $" {Codes.Name(reminder.Stage)}: due {Say.Due(reminder.DueTime, now)}  case {Say.Safe(reminder.CaseId)}");
        var whom = reminder.WorkerId.Length > 0 ? reminder.WorkerId
            : ReviewWords.Of(reminder.Role) + (reminder.TeamId.Length > 0 ? $" of team {reminder.TeamId}" : "");
        Say.Indented(console, $"To do: {Say.Safe(ReviewWords.Of(reminder.Kind))}, by {Say.Time(reminder.DueTime)}. For"
            + $" {Say.Safe(Say.OneLine(whom))}. Made {Say.Time(reminder.CreateTime)}");
        if (reminder.AcknowledgeTime is { } seen)
        {
            Say.Indented(console,
                $"Seen {Say.Time(seen)} by {Say.Safe(Say.OneLine(reminder.AcknowledgedBy))}. That does not do it.");
        }
    }

    internal static void List(Call call, ListRemindersResponse response)
    {
        foreach (var reminder in response.Reminders)
        {
            Render(call, reminder);
            if (reminder.AcknowledgeTime is null)
                Say.Command(call.Console, call.Hints.For("reminders", "ack", reminder.ReminderId), "  ");
        }

        if (response.Reminders.Count == 0)
            call.Console.WriteLine("No reminder matches. That does not mean that there is no risk.");
        Say.NextPage(call.Console, response.NextPageToken);
    }
}
