using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Mail;

/// <summary>Makes the e-mail of a delivery: the message, or why there is none.</summary>
internal sealed class EmailComposer(
    RiskDbContext db, DeskKeys desks, ReviewSettingsBook settings, WeeklyContent weekly, TimeProvider clock,
    IOptions<MailOptions> mail, IOptions<PortalOptions> portal)
{
    /// <summary>A digest of more says how many more there are; what concerns IMMINENT is in it in any case.</summary>
    internal const int MostLines = 100;

    internal async Task<(MimeMessage? Message, Attempt? Instead)> ComposeAsync(
        DueDelivery delivery, CancellationToken cancellationToken)
    {
        var recipient = await db.Set<RecipientRow>()
            .SingleOrDefaultAsync(r => r.WorkerKey == delivery.ReceiverId, cancellationToken);
        if (recipient?.EmailAddress is null) return (null, Attempt.Unaddressed);
        var address = RecipientAddress.Open(await desks.OpenAsync(cancellationToken), recipient);
        if (!EmailAddress.IsOne(address)) return (null, Attempt.Never(DeliveryFailure.Refused));

        var zone = await settings.WorkingTimeAsync(cancellationToken);
        var text = delivery.Content switch
        {
            DeliveryContent.WeeklyDigest => await weekly.MakeAsync(recipient, zone, cancellationToken),
            DeliveryContent.WebhookDisabled => await DisabledAsync(recipient, cancellationToken),
            _ => await RemindersAsync(delivery.Id, zone, cancellationToken),
        };
        return text is null ? (null, Attempt.Dropped) : (Message(delivery.Id, address, text), null);
    }

    private MimeMessage Message(Guid id, string address, EmailText text)
    {
        var options = mail.Value;
        var message = new MimeMessage
        {
            Subject = text.Subject,
            MessageId = $"{id}@{options.Domain}",
            Date = clock.Now(),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = text.Plain() },
                new TextPart(TextFormat.Html) { Text = text.Html() },
            },
        };
        message.From.Add(new MailboxAddress(options.FromName, options.From!));
        message.To.Add(new MailboxAddress("", address));
        if (!string.IsNullOrEmpty(options.ReplyTo)) message.ReplyTo.Add(new MailboxAddress("", options.ReplyTo));

        // So that no out-of-office message answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private async Task<EmailText?> RemindersAsync(Guid id, WorkingTime zone, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var all = db.Set<DeliveryReminderRow>().Where(r => r.DeliveryId == id)
            .Join(db.Set<ReminderRow>(), d => d.Number, r => r.Number, (_, r) => r);
        var count = await all.CountAsync(cancellationToken);
        if (count == 0) return null;
        var imminent = await all.CountAsync(r => r.Level == RiskLevel.Imminent, cancellationToken);
        var shown = await all.OrderByDescending(r => r.Level).ThenByDescending(r => r.Stage).ThenBy(r => r.DueTime)
            .ThenBy(r => r.Number).Take(Math.Max(MostLines, imminent)).ToListAsync(cancellationToken);
        return count == 1 ? One(shown[0], now, zone) : Digest(shown, count, now, zone);
    }

    private EmailText One(ReminderRow reminder, DateTimeOffset now, WorkingTime zone) => new()
    {
        Subject = EmailWords.Subject(reminder),
        Opening = [],
        Sections = [new EmailSection("", [Item(reminder, now, zone)])],
        Closing = [EmailWords.Why(reminder.Role, reminder.WorkerId), EmailWords.NoReply(mail.Value)],
    };

    private EmailText Digest(List<ReminderRow> shown, int count, DateTimeOffset now, WorkingTime zone)
    {
        var sections = new List<EmailSection>();
        Add("Overdue", r => r.DueTime <= now);
        Add("Coming up", r => r.DueTime > now);
        var closing = new List<string>();
        if (count > shown.Count) closing.Add($"And {count - shown.Count} more in your inbox.");
        closing.Add("You receive this because reminders came to you at one time.");
        closing.Add(EmailWords.NoReply(mail.Value));
        return new EmailText
        {
            Subject = $"{count} reminders",
            Opening = ["These are waiting for you. Please begin with what is overdue."],
            Sections = sections,
            Closing = closing,
        };

        void Add(string title, Func<ReminderRow, bool> which)
        {
            var items = shown.Where(which).Select(r => Item(r, now, zone)).ToList();
            if (items.Count > 0) sections.Add(new EmailSection(title, items));
        }
    }

    private EmailItem Item(ReminderRow reminder, DateTimeOffset now, WorkingTime zone) => new(
        EmailWords.Line(reminder, now, zone), reminder.CaseId.ToString(), portal.Value.CaseUrl(reminder.CaseId));

    /// <summary>What is disabled when it is sent; nothing any more, and there is nothing to say.</summary>
    private async Task<EmailText?> DisabledAsync(RecipientRow recipient, CancellationToken cancellationToken)
    {
        var rows = await db.Set<WebhookRow>()
            .Where(w => !w.Enabled && (w.DisabledReason == WebhookDisabledReason.Failures
                || w.DisabledReason == WebhookDisabledReason.Gone))
            .OrderBy(w => w.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0) return null;
        return new EmailText
        {
            Subject = "A webhook of your agency was disabled",
            Opening =
            [
                "Reminders no longer reach these of your agency's systems by webhook. What waited for them is kept for "
                + "three days; the inbox, the stream and e-mails go on as ever.",
            ],
            Sections =
            [
                new EmailSection("", [.. rows.Select(w => new EmailItem($"Webhook {w.Id}: {Reason(w)}"))]),
            ],
            Closing =
            [
                "Please have the receiving system looked at, then enable the webhook again.",
                recipient.Is(RecipientRole.Manager)
                    ? "You receive this because you manage cases of your agency."
                    : "You receive this because no manager of your agency has an e-mail address here. Please tell one.",
                EmailWords.NoReply(mail.Value),
            ],
        };
    }

    private static string Reason(WebhookRow row) => row.DisabledReason == WebhookDisabledReason.Gone
        ? "it answered that it is gone." : "it failed again and again.";
}
