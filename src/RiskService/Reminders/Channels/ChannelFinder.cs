using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Feeds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Finds, over all agencies, what is due to be sent, and whose calendar a secret opens. It reads identifiers alone;
/// everything else is done as the agency that each belongs to.
/// </summary>
internal sealed class ChannelFinder(RiskDbContext db, FeedTerm term)
{
    /// <summary>The urgent ones first, and those that wait longest; nothing of agencies to be left out.</summary>
    internal async Task<List<DueDelivery>> DueAsync(
        DeliveryChannel channel, DateTimeOffset now, int most, string[] without, CancellationToken cancellationToken)
    {
        var found = await DueAsync(channel, urgent: true, now, most, without, cancellationToken);
        if (found.Count < most)
        {
            found.AddRange(await DueAsync(
                channel, urgent: false, now, most - found.Count, without, cancellationToken));
        }

        return found;
    }

#pragma warning disable RS0030 // A sweep has no caller, and neither has somebody who comes with a secret.
    private Task<List<DueDelivery>> DueAsync(
        DeliveryChannel channel, bool urgent, DateTimeOffset now, int most, string[] without,
        CancellationToken cancellationToken)
    {
        var due = db.Set<DeliveryRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(d => d.Channel == channel && d.Urgent == urgent && d.NextAttemptTime <= now);
        if (without.Length > 0) due = due.Where(d => !without.Contains(d.AgencyId));
        return due
            .OrderBy(d => d.NextAttemptTime).ThenBy(d => d.Id).Take(most)
            .Select(d => new DueDelivery(
                d.Id, d.AgencyId, d.ReceiverId, d.Channel, d.Content, d.Urgent, d.Attempts, d.CreateTime,
                d.NextAttemptTime!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>From after one on: who has been seen and is still due is left to the next run.</summary>
    internal Task<List<DueDigest>> DueDigestsAsync(
        DateTimeOffset now, DueDigest? after, int most, CancellationToken cancellationToken)
    {
        var due = db.Set<RecipientRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(r => r.WeeklyDigestTime <= now);
        if (after is var (agency, worker, time))
        {
            due = due.Where(r => r.WeeklyDigestTime >= time && (r.WeeklyDigestTime > time
                || r.AgencyId.CompareTo(agency) > 0 || (r.AgencyId == agency && r.WorkerKey.CompareTo(worker) > 0)));
        }

        return due.OrderBy(r => r.WeeklyDigestTime).ThenBy(r => r.AgencyId).ThenBy(r => r.WorkerKey).Take(most)
            .Select(r => new DueDigest(r.AgencyId, r.WorkerKey, r.WeeklyDigestTime!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The agency after one that has deliveries: one step along the index that begins with it.</summary>
    internal Task<string?> NextAgencyAsync(string? after, CancellationToken cancellationToken)
    {
        var rows = db.Set<DeliveryRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
        if (after is not null) rows = rows.Where(d => d.AgencyId.CompareTo(after) > 0);
        return rows.OrderBy(d => d.AgencyId).Select(d => (string?)d.AgencyId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Null for a secret that opens nothing, or nothing any more.</summary>
    internal Task<CalendarFeedRow?> FeedAsync(byte[] secretHash, CancellationToken cancellationToken)
    {
        var until = term.EndedUntil;
        return db.Set<CalendarFeedRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .SingleOrDefaultAsync(f => f.SecretHash == secretHash && f.CreateTime > until, cancellationToken);
    }

    /// <summary>The agencies in which a feed that was made by then has ended.</summary>
    internal Task<List<string>> EndedFeedsAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Set<CalendarFeedRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(f => f.CreateTime <= until).Select(f => f.AgencyId).Distinct().ToListAsync(cancellationToken);
#pragma warning restore RS0030
}

/// <summary>Somebody whose weekly digest is due.</summary>
internal sealed record DueDigest(string AgencyId, string WorkerKey, DateTimeOffset Time);
