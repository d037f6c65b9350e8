using Google.Protobuf.Reflection;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>An agency's settings, and its recipients.</summary>
internal static class SettingsView
{
    internal static void Render(IAnsiConsole console, ReviewSettings applied, ReviewSettings own)
    {
        var table = Say.Table("Setting", "Applies", "Set by");
        foreach (var field in ReviewSettings.Descriptor.Fields.InFieldNumberOrder().Where(f => f.Name != "etag"))
        {
            table.AddRow(
                Say.Safe(field.Name.Replace('_', '-')), Say.Safe(Text(applied, field)),
                IsSet(own, field) ? "[bold]agency[/]" : "platform");
        }

        console.Write(table);
        Say.Whole(console, $"[grey]Etag[/] {Say.Safe(Say.Or(own.Etag))}");
    }

    internal static void List(IAnsiConsole console, ListRecipientsResponse response)
    {
        foreach (var recipient in response.Recipients) Render(console, recipient);
        if (response.Recipients.All(r => r.EmailAddress.Length == 0))
        {
            console.MarkupLine("[yellow]! Nobody here receives reminders by e-mail. They are in the inbox alone.[/]");
        }

        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Render(IAnsiConsole console, Recipient recipient) => Say.Whole(console,
        $"[bold]{Say.Safe(Say.OneLine(recipient.WorkerId))}[/]  {string.Join(", ", recipient.Roles.Select(Codes.Name))}"
        + $"  {Say.Safe(Say.Or(Say.OneLine(recipient.EmailAddress), "no e-mail"))}"
        + (recipient.TeamId.Length == 0 ? "" : $"  team {Say.Safe(Say.OneLine(recipient.TeamId))}")
        + $"  {Codes.Name(recipient.EmailMode)}{(recipient.WeeklyDigest ? ", weekly digest" : "")}");

    private static bool IsSet(ReviewSettings own, FieldDescriptor field) => field.Accessor.GetValue(own) switch
    {
        int number => number != 0,
        string text => text.Length > 0,
        System.Collections.ICollection list => list.Count > 0,
        var code => Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture) != 0,
    };

    private static string Text(ReviewSettings settings, FieldDescriptor field) => field.Name switch
    {
        "working_hours" => string.Join(
            "\n", settings.WorkingHours.Select(h => $"{Codes.Name(h.Day)} {h.Start}-{h.End}")),
        "quiet_times" => string.Join("\n", settings.QuietTimes.Select(q => $"{q.Start}-{q.End}")),
        "closed_days" => string.Join("\n", settings.ClosedDays),
        "bank_holidays" => Codes.Name(settings.BankHolidays),
        "weekly_digest_day" => Codes.Name(settings.WeeklyDigestDay),
        _ => Say.Or($"{field.Accessor.GetValue(settings)}"),
    };
}
