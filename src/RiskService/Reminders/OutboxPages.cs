using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>How many reminders wait for the same people.</summary>
internal sealed record WaitingCount(RecipientRole Role, string? WorkerKey, string? TeamId, int Count);

/// <summary>A reminder that waits; none where it is no longer needed.</summary>
internal sealed record Waiting(long Number, Addressed? Addressed);

/// <summary>
/// A reminder, and whom it is for by now: the reviewer of the case may be another than when it was made.
/// </summary>
internal sealed record Addressed(ReminderRow Reminder, string? WorkerId, string? WorkerKey, string? TeamId)
{
    internal bool Moved => WorkerKey != Reminder.WorkerKey || TeamId != Reminder.TeamId;
}

/// <summary>
/// What of one agency's outbox may be sent, in the order in which the reminders were made: what concerns IMMINENT, or
/// the rest.
/// </summary>
internal sealed class OutboxPages(RiskDbContext db)
{
    internal async Task<List<Waiting>> NextAsync(
        DateTimeOffset now, bool imminent, long after, int most, CancellationToken cancellationToken)
    {
        var numbers = await Due(now, imminent).Where(o => o.Number > after).OrderBy(o => o.Number).Take(most)
            .Select(o => o.Number).ToListAsync(cancellationToken);
        if (numbers.Count == 0) return [];
        var (first, last) = (numbers[0], numbers[^1]);
        var rows = await Due(now, imminent).Where(o => o.Number >= first && o.Number <= last)
            .Join(Needed(), o => o.Number, r => r.Number, (o, r) => r)
            .Join(db.Set<CaseRow>(), r => r.CaseId, c => c.Id,
                (r, c) => new { Reminder = r, c.ReviewerId, c.ReviewerKey, c.TeamId })
            .ToListAsync(cancellationToken);
        var needed = rows.ToDictionary(r => r.Reminder.Number, r => r.Reminder.Role == RecipientRole.Reviewer
            ? new Addressed(r.Reminder, r.ReviewerId, r.ReviewerKey, r.TeamId)
            : new Addressed(r.Reminder, r.Reminder.WorkerId, r.Reminder.WorkerKey, r.Reminder.TeamId));
        return numbers.ConvertAll(n => new Waiting(n, needed.GetValueOrDefault(n)));
    }

    /// <summary>Counted by the database: however many wait, what is held here is a number for each group.</summary>
    internal Task<List<WaitingCount>> CountAsync(
        DateTimeOffset now, bool imminent, CancellationToken cancellationToken) =>
        Due(now, imminent).Join(Needed(), o => o.Number, r => r.Number, (o, r) => r)
            .Join(db.Set<CaseRow>(), r => r.CaseId, c => c.Id, (r, c) => new
            {
                r.Role,
                WorkerKey = r.Role == RecipientRole.Reviewer ? c.ReviewerKey : r.WorkerKey,
                TeamId = r.Role == RecipientRole.Reviewer ? c.TeamId : r.TeamId,
            })
            .GroupBy(r => new { r.Role, r.WorkerKey, r.TeamId })
            .Select(g => new WaitingCount(g.Key.Role, g.Key.WorkerKey, g.Key.TeamId, g.Count()))
            .ToListAsync(cancellationToken);

    /// <summary>How many there were: fewer than expected where another process has taken some.</summary>
    internal Task<int> DeleteAsync(
        DateTimeOffset now, bool imminent, long first, long last, CancellationToken cancellationToken) =>
        Due(now, imminent).Where(o => o.Number >= first && o.Number <= last).ExecuteDeleteAsync(cancellationToken);

    /// <summary>So that the inbox shows it to whom the message goes.</summary>
    internal Task<int> MoveAsync(Addressed to, CancellationToken cancellationToken)
    {
        var number = to.Reminder.Number;
        return db.Set<ReminderRow>().Where(r => r.Number == number).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.WorkerId, to.WorkerId).SetProperty(x => x.WorkerKey, to.WorkerKey)
                .SetProperty(x => x.TeamId, to.TeamId), cancellationToken);
    }

    private IQueryable<OutboxRow> Due(DateTimeOffset now, bool imminent)
    {
        var atOnce = OutboxRow.AtOnce;
        return imminent
            ? db.Set<OutboxRow>().Where(o => o.NotBefore == atOnce)
            : db.Set<OutboxRow>().Where(o => o.NotBefore > atOnce && o.NotBefore <= now);
    }

    /// <summary>
    /// Not where the thing was done, or the review exempted, before its message could be sent. The reminder itself
    /// stays in the inbox and in the stream.
    /// </summary>
    private IQueryable<ReminderRow> Needed() => db.Set<ReminderRow>().Where(r =>
        (r.Kind == DeadlineKind.Review && db.Set<CaseRow>()
            .Any(c => c.Id == r.CaseId && c.ReviewId == r.ConcernsId && c.ReviewRound == r.Round))
        || (r.Kind != DeadlineKind.Review && db.Set<DeadlineRow>()
            .Any(d => d.CaseId == r.CaseId && d.Id == r.ConcernsId && d.EndTime == null)));
}
