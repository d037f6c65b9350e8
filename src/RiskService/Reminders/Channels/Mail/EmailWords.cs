using System.Globalization;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Mail;

/// <summary>
/// The words of e-mails: what has to be done by when, for whom of their role. They name a case by its id alone and name
/// no level, nor do they depend on it: what one of HIGH says, one of STANDARD says. Others may look over a shoulder.
/// </summary>
internal static class EmailWords
{
    /// <summary>The end of the id is chance; its beginning is the hour in which the case was made.</summary>
    internal static string Ending(Guid caseId) => caseId.ToString()[^8..];

    /// <summary>Actions about severe harm and about self-harm read alike.</summary>
    internal static string Kind(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Review => "Review",
        DeadlineKind.SafeguardingAction or DeadlineKind.SelfHarmAction => "Safeguarding action",
        DeadlineKind.Consultation => "Consultation",
        DeadlineKind.InformationRequest => "Asking others for information",
        DeadlineKind.SafetyPlan => "Safety plan to make or to change",
        DeadlineKind.Notice => "Somebody to tell about a referral",
        _ => "Something to do",
    };

    internal static string Subject(ReminderRow reminder)
    {
        var what = reminder.Kind switch
        {
            DeadlineKind.Review => "Review",
            DeadlineKind.Consultation => "Consultation",
            _ => "Action",
        };
        return reminder.Stage switch
        {
            LadderStage.Reminder => $"{what} due soon: case ending {Ending(reminder.CaseId)}",
            LadderStage.Due => $"{what} due: case ending {Ending(reminder.CaseId)}",
            _ => $"{what} overdue: case ending {Ending(reminder.CaseId)}",
        };
    }

    internal static string Line(ReminderRow reminder, DateTimeOffset now, WorkingTime zone)
    {
        var soon = reminder.Stage >= LadderStage.Manager
            || reminder.Kind is DeadlineKind.SafeguardingAction or DeadlineKind.SelfHarmAction
            ? " Please see to it as soon as possible." : "";
        return $"{Line(reminder.Kind, reminder.CaseId, reminder.DueTime, now, zone)}{soon}";
    }

    internal static string Line(
        DeadlineKind kind, Guid caseId, DateTimeOffset due, DateTimeOffset now, WorkingTime zone) =>
        $"{Kind(kind)}, case {caseId}: {(due <= now ? "was due" : "due")} {Time(due, zone)}.";

    /// <summary>In the agency's own time, which is named.</summary>
    internal static string Time(DateTimeOffset time, WorkingTime zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{zone.Local(time):dddd d MMMM yyyy, HH:mm} ({zone.Zone.Id})");

    internal static string Why(RecipientRole role, string? workerId) => role switch
    {
        RecipientRole.Manager =>
            "You receive this as a manager: the time for it has passed, and the reviewer was told before.",
        RecipientRole.SafeguardingLead =>
            "You receive this as a safeguarding lead: the time for it passed long ago, and a manager was told before.",
        _ when workerId is null => "You receive this because you review cases, and nobody is named for this one.",
        _ => "You receive this because you review this case.",
    };

    internal static string NoReply(MailOptions options) => string.IsNullOrEmpty(options.ReplyTo)
        ? "This e-mail is sent by a program. Nobody reads replies to it."
        : $"This e-mail is sent by a program. Replies go to {options.ReplyTo}.";
}
