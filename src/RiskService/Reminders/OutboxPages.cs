using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>How many reminders of one kind wait for the same people.</summary>
internal sealed record WaitingCount(
    RecipientRole Role, string? WorkerKey, string? TeamId, RiskLevel Level, int Count);

/// <summary>A reminder that waits; none where it is no longer needed.</summary>
internal sealed record Waiting(long Number, ReminderRow? Reminder);

/// <summary>What of one agency's outbox may be sent, in the order in which the reminders were made.</summary>
internal sealed class OutboxPages(RiskDbContext db)
{
    internal async Task<List<Waiting>> NextAsync(
        DateTimeOffset now, long after, int most, CancellationToken cancellationToken)
    {
        var numbers = await Due(now).Where(o => o.Number > after).OrderBy(o => o.Number).Take(most)
            .Select(o => o.Number).ToListAsync(cancellationToken);
        if (numbers.Count == 0) return [];
        var (first, last) = (numbers[0], numbers[^1]);
        var needed = await Due(now).Where(o => o.Number >= first && o.Number <= last)
            .Join(Needed(), o => o.Number, r => r.Number, (o, r) => r)
            .ToDictionaryAsync(r => r.Number, cancellationToken);
        return numbers.ConvertAll(n => new Waiting(n, needed.GetValueOrDefault(n)));
    }

    /// <summary>Counted by the database: however many wait, what is held here is a number for each group.</summary>
    internal Task<List<WaitingCount>> CountAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Due(now).Join(Needed(), o => o.Number, r => r.Number, (o, r) => r)
            .GroupBy(r => new { r.Role, r.WorkerKey, r.TeamId, r.Level })
            .Select(g => new WaitingCount(g.Key.Role, g.Key.WorkerKey, g.Key.TeamId, g.Key.Level, g.Count()))
            .ToListAsync(cancellationToken);

    /// <summary>How many there were: fewer than expected where another process has taken some.</summary>
    internal Task<int> DeleteAsync(DateTimeOffset now, long first, long last, CancellationToken cancellationToken) =>
        Due(now).Where(o => o.Number >= first && o.Number <= last).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<OutboxRow> Due(DateTimeOffset now) => db.Set<OutboxRow>().Where(o => o.NotBefore <= now);

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
