using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Mail;

/// <summary>
/// The weekly digest as it stands when it is sent: what is overdue and what comes within the week. A reviewer's own
/// cases; for managers and safeguarding leads those of their team, or of the agency where they have none.
/// </summary>
internal sealed class WeeklyContent(
    RiskDbContext db, TimeProvider clock, IOptions<MailOptions> mail, IOptions<PortalOptions> portal)
{
    internal const int DaysAhead = 7;

    internal async Task<EmailText?> MakeAsync(
        RecipientRow recipient, WorkingTime zone, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var until = now.AddDays(DaysAhead);
        var cases = Cases(recipient);
        var reviews = cases.Where(c => c.NextReviewTime < until);
        var deadlines = db.Set<DeadlineRow>().Where(d => d.EndTime == null && d.DueTime < until)
            .Join(cases, d => d.CaseId, c => c.Id, (d, _) => d);
        var count = await reviews.CountAsync(cancellationToken) + await deadlines.CountAsync(cancellationToken);

        // What concerns IMMINENT is in it in any case, and first.
        var imminent = await reviews.CountAsync(c => c.Level == RiskLevel.Imminent, cancellationToken)
            + await deadlines.CountAsync(d => d.Level == RiskLevel.Imminent, cancellationToken);
        var most = Math.Max(EmailComposer.MostLines, imminent);
        var first = await reviews.OrderByDescending(c => c.Level).ThenBy(c => c.NextReviewTime).ThenBy(c => c.Id)
            .Take(most).Select(c => new Standing(DeadlineKind.Review, c.Id, c.NextReviewTime!.Value, c.Level))
            .ToListAsync(cancellationToken);
        first.AddRange(await deadlines.OrderByDescending(d => d.Level).ThenBy(d => d.DueTime).ThenBy(d => d.Id)
            .Take(most).Select(d => new Standing(d.Kind, d.CaseId, d.DueTime, d.Level))
            .ToListAsync(cancellationToken));
        List<Standing> shown =
            [.. first.OrderByDescending(s => s.Level).ThenBy(s => s.Due).ThenBy(s => s.CaseId).Take(most)];
        return Text(shown, count, Leads(recipient), now, zone);
    }

    private IQueryable<CaseRow> Cases(RecipientRow recipient)
    {
        var open = db.Set<CaseRow>().Where(c => c.State == CaseState.Open);
        if (!Leads(recipient)) return open.Where(c => c.ReviewerKey == recipient.WorkerKey);
        return recipient.TeamId is { } team ? open.Where(c => c.TeamId == team) : open;
    }

    private static bool Leads(RecipientRow recipient) =>
        recipient.Is(RecipientRole.Manager) || recipient.Is(RecipientRole.SafeguardingLead);

    private EmailText Text(List<Standing> shown, int count, bool leads, DateTimeOffset now, WorkingTime zone)
    {
        var whose = leads ? "the cases that you are responsible for" : "the cases that you review";
        var sections = new List<EmailSection>();
        Add("Overdue", s => s.Due <= now);
        Add("Due in the next seven days", s => s.Due > now);
        var closing = new List<string>();
        if (count > shown.Count) closing.Add($"And {count - shown.Count} more in your inbox.");
        closing.Add("You receive this because your agency chose the weekly digest for you.");
        closing.Add(EmailWords.NoReply(mail.Value));
        return new EmailText
        {
            Subject = "Your week: what is due",
            Opening =
            [
                count == 0
                    ? $"Nothing is overdue or due in the next seven days in {whose}."
                    : $"This is overdue or due in the next seven days in {whose}.",
            ],
            Sections = sections,
            Closing = closing,
        };

        void Add(string title, Func<Standing, bool> which)
        {
            var items = shown.Where(which).Select(s => new EmailItem(
                EmailWords.Line(s.Kind, s.CaseId, s.Due, now, zone), s.CaseId.ToString(),
                portal.Value.CaseUrl(s.CaseId))).ToList();
            if (items.Count > 0) sections.Add(new EmailSection(title, items));
        }
    }

    private sealed record Standing(DeadlineKind Kind, Guid CaseId, DateTimeOffset Due, RiskLevel Level);
}
