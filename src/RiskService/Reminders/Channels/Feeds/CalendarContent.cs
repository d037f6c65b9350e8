using System.Security.Cryptography;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Mail;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// When a reviewer's reviews are due, as a calendar: overdue ones and those of the next 90 days; and when the calendar
/// itself ends, since nothing tells its reader afterwards.
/// </summary>
internal sealed class CalendarContent(
    RiskDbContext db, CommitQueue commits, FeedTerm term, TimeProvider clock, IOptions<PortalOptions> portal)
{
    internal const int DaysAhead = 90;
    internal const int MostEvents = 1_000;
    private const int Minutes = 15;
    private const int LastDays = 7;
    private static readonly TimeSpan ReadWithin = TimeSpan.FromHours(1);

    internal async Task<string> MakeAsync(CalendarFeedRow feed, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var until = now.AddDays(DaysAhead);
        var reviews = await db.Set<CaseRow>()
            .Where(c => c.ReviewerKey == feed.WorkerKey && c.State == CaseState.Open && c.NextReviewTime < until)
            .OrderBy(c => c.NextReviewTime).ThenBy(c => c.Id).Take(MostEvents)
            .Select(c => new { c.Id, c.ReviewId, c.NextReviewTime }).ToListAsync(cancellationToken);
        await NoteReadAsync(feed, now, cancellationToken);

        var calendar = new Calendar { ProductId = "-//RiskPlatform//Reviews//EN" };
        calendar.AddProperty("METHOD", "PUBLISH");
        calendar.AddProperty("X-WR-CALNAME", "Reviews");
        foreach (var review in reviews)
        {
            calendar.Events.Add(Event(review.Id, review.ReviewId!.Value, review.NextReviewTime!.Value, now));
        }

        calendar.Events.Add(Ending(feed, now));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private CalendarEvent Event(Guid caseId, Guid reviewId, DateTimeOffset due, DateTimeOffset now) => new()
    {
        Uid = $"{reviewId}@riskplatform",
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        Start = new CalDateTime(due.UtcDateTime, "UTC"),
        End = new CalDateTime(due.UtcDateTime.AddMinutes(Minutes), "UTC"),
        Summary = $"Review due: case ending {EmailWords.Ending(caseId)}",
        Description = portal.Value.CaseUrl(caseId) is { } link ? $"Case {caseId}\n{link}" : $"Case {caseId}",
    };

    /// <summary>
    /// On each of the last days, the one on which it ends included: who does not look on that day is told before.
    /// </summary>
    private CalendarEvent Ending(CalendarFeedRow feed, DateTimeOffset now)
    {
        var last = DateOnly.FromDateTime(term.EndOf(feed).UtcDateTime);
        var made = DateOnly.FromDateTime(feed.CreateTime.UtcDateTime);
        var first = last.AddDays(1 - LastDays);
        var day = FormattableString.Invariant($"{last:d MMMM yyyy}");
        return new CalendarEvent
        {
            Uid = $"{new Guid(SHA256.HashData(feed.SecretHash).AsSpan(0, 16))}@riskplatform",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(first > made ? first : made),
            End = new CalDateTime(last.AddDays(1)),
            Summary = $"This calendar's address ends on {day}: make a new one in the portal",
            Description = portal.Value.CalendarUrl,
            Transparency = TransparencyType.Transparent,
        };
    }

    /// <summary>To within an hour: calendars ask often.</summary>
    private async Task NoteReadAsync(CalendarFeedRow feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - feed.ReadTime < ReadWithin) return;
        await commits.TogetherAsync(db, token => db.Set<CalendarFeedRow>().Where(f => f.SecretHash == feed.SecretHash)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ReadTime, (DateTimeOffset?)now), token),
            cancellationToken);
    }
}
