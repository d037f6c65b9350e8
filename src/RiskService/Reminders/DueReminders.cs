using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>A review or another deadline whose next stage has come, and whose it is.</summary>
internal sealed record DueStage(string AgencyId, Guid CaseId, Guid Id, DateTimeOffset Time);

/// <summary>
/// Finds, over all agencies, what is due, the earliest first. It runs along indexes that hold nothing else, so it costs
/// what is due and not what is stored.
/// </summary>
internal sealed class DueReminders(RiskDbContext db)
{
    /// <summary>The review is the case's own, so both ids are the case's.</summary>
    internal Task<List<DueStage>> ReviewsAsync(
        DateTimeOffset now, DueStage? after, int most, bool imminentOnly, CancellationToken cancellationToken)
    {
        var due = OfEvery<CaseRow>().Where(c => c.NextStageTime <= now);
        if (imminentOnly) due = due.Where(c => c.Level == RiskLevel.Imminent);
        if (after is var (_, _, id, time))
        {
            due = due.Where(c => c.NextStageTime >= time && (c.NextStageTime > time || c.Id > id));
        }

        return due.OrderBy(c => c.NextStageTime).ThenBy(c => c.Id).Take(most)
            .Select(c => new DueStage(c.AgencyId, c.Id, c.Id, c.NextStageTime!.Value)).ToListAsync(cancellationToken);
    }

    internal Task<List<DueStage>> DeadlinesAsync(
        DateTimeOffset now, DueStage? after, int most, bool imminentOnly, CancellationToken cancellationToken)
    {
        var due = OfEvery<DeadlineRow>().Where(d => d.NextStageTime <= now);
        if (imminentOnly)
        {
            var cases = OfEvery<CaseRow>();
            due = due.Where(d => d.Level == RiskLevel.Imminent
                || cases.Any(c => c.Id == d.CaseId && c.Level == RiskLevel.Imminent));
        }

        if (after is var (_, _, id, time))
        {
            due = due.Where(d => d.NextStageTime >= time && (d.NextStageTime > time || d.Id > id));
        }

        return due.OrderBy(d => d.NextStageTime).ThenBy(d => d.Id).Take(most)
            .Select(d => new DueStage(d.AgencyId, d.CaseId, d.Id, d.NextStageTime!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Agencies that have something to send, or a digest that was not gathered to its end.</summary>
    internal async Task<List<string>> AgenciesToDispatchAsync(
        DateTimeOffset now, bool imminentOnly, CancellationToken cancellationToken)
    {
        var until = imminentOnly ? OutboxRow.AtOnce : now;

        // With the time it runs along the index by time; without, the database would go through all that ever waits.
        var waiting = await OfEvery<OutboxRow>().Where(o => o.NotBefore <= until)
            .Select(o => new { o.NotBefore, o.AgencyId }).Distinct().Select(o => o.AgencyId)
            .ToListAsync(cancellationToken);
        if (imminentOnly) return [.. waiting.Distinct(StringComparer.Ordinal)];
        var gathering = await OfEvery<DeliveryRow>()
            .Where(d => d.State == DeliveryState.Waiting && d.NextAttemptTime == null)
            .Select(d => d.AgencyId).Distinct().ToListAsync(cancellationToken);
        return [.. waiting.Union(gathering, StringComparer.Ordinal)];
    }

#pragma warning disable RS0030 // A sweep has no caller; it reads ids and whose they are, and no content.
    private IQueryable<TRow> OfEvery<TRow>()
        where TRow : class =>
        db.Set<TRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
