using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Finds, over all agencies, what is due to be sent, and whose calendar a secret opens. It reads identifiers alone;
/// everything else is done as the agency that each belongs to.
/// </summary>
internal sealed class ChannelFinder(RiskDbContext db)
{
    /// <summary>The urgent ones first, and those that wait longest.</summary>
    internal async Task<List<DueDelivery>> DueAsync(
        DeliveryChannel channel, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var found = await DueAsync(channel, urgent: true, now, most, cancellationToken);
        if (found.Count < most)
        {
            found.AddRange(await DueAsync(channel, urgent: false, now, most - found.Count, cancellationToken));
        }

        return found;
    }

#pragma warning disable RS0030 // A sweep has no caller, and neither has somebody who comes with a secret.
    private Task<List<DueDelivery>> DueAsync(
        DeliveryChannel channel, bool urgent, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        db.Set<DeliveryRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(d => d.Channel == channel && d.Urgent == urgent && d.NextAttemptTime <= now)
            .OrderBy(d => d.NextAttemptTime).ThenBy(d => d.Id).Take(most)
            .Select(d => new DueDelivery(
                d.Id, d.AgencyId, d.ReceiverId, d.Channel, d.Content, d.Urgent, d.Attempts, d.CreateTime,
                d.NextAttemptTime!.Value))
            .ToListAsync(cancellationToken);

    internal Task<List<DueDigest>> DueDigestsAsync(
        DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        db.Set<RecipientRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(r => r.WeeklyDigestTime <= now)
            .OrderBy(r => r.WeeklyDigestTime).ThenBy(r => r.AgencyId).ThenBy(r => r.WorkerKey).Take(most)
            .Select(r => new DueDigest(r.AgencyId, r.WorkerKey, r.WeeklyDigestTime!.Value))
            .ToListAsync(cancellationToken);

    /// <summary>Null for a secret that opens nothing.</summary>
    internal Task<CalendarFeedRow?> FeedAsync(byte[] secretHash, CancellationToken cancellationToken) =>
        db.Set<CalendarFeedRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .SingleOrDefaultAsync(f => f.SecretHash == secretHash, cancellationToken);
#pragma warning restore RS0030
}

/// <summary>Somebody whose weekly digest is due.</summary>
internal sealed record DueDigest(string AgencyId, string WorkerKey, DateTimeOffset Time);
