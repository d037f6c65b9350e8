using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// What agencies set, kept for a while: every assessment needs it, and it hardly ever changes. A change made through
/// another copy of the service is seen here within <see cref="Fresh"/>.
/// </summary>
internal sealed class ReviewSettingsCache(TimeProvider clock)
{
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    internal ReviewSettings? Find(string agencyId) =>
        kept.TryGetValue(agencyId, out var found) && clock.GetElapsedTime(found.At) < Fresh ? found.Own : null;

    internal void Keep(string agencyId, ReviewSettings own) => kept[agencyId] = new Kept(own, clock.GetTimestamp());

    internal void Forget(string agencyId) => kept.TryRemove(agencyId, out _);

    private sealed record Kept(ReviewSettings Own, long At);
}

/// <summary>The settings of the caller's agency.</summary>
internal sealed class ReviewSettingsBook(
    RiskDbContext db, CurrentCaller caller, ReviewSettingsCache cache, IOptions<ReviewOptions> options)
{
    /// <summary>What the agency set itself; not to be changed.</summary>
    internal async Task<ReviewSettings> OwnAsync(CancellationToken cancellationToken)
    {
        var agency = caller.Value.AgencyId;
        if (cache.Find(agency) is { } known) return known;
        var row = await db.Set<ReviewSettingsRow>().SingleOrDefaultAsync(
            r => r.AgencyId == agency, cancellationToken);
        var own = row is null ? new ReviewSettings() : ReviewSettings.Parser.ParseFrom(row.Content);
        cache.Keep(agency, own);
        return own;
    }

    /// <summary>The times as they apply.</summary>
    internal async Task<ReviewTimes> TimesAsync(CancellationToken cancellationToken) =>
        Times(await OwnAsync(cancellationToken), options.Value.Times);

    internal static ReviewTimes Times(ReviewSettings own, ReviewTimes standard) => new()
    {
        Intervals = new ReviewIntervals
        {
            Imminent = Hours(own.ImminentHours) ?? standard.Intervals.Imminent,
            High = Hours(own.HighHours) ?? standard.Intervals.High,
            Medium = Hours(own.MediumHours) ?? standard.Intervals.Medium,
            Standard = Hours(own.StandardHours) ?? standard.Intervals.Standard,
        },
        NeverAssessed = Hours(own.NeverAssessedHours) ?? standard.NeverAssessed,
        Trigger = Hours(own.TriggerHours) ?? standard.Trigger,
        Consultation = Hours(own.ConsultationHours) ?? standard.Consultation,
        ImminentAction = Hours(own.ImminentActionHours) ?? standard.ImminentAction,
        Action = Hours(own.ActionHours) ?? standard.Action,
        Information = Hours(own.InformationHours) ?? standard.Information,
        Ladder = new LadderTimes
        {
            ReminderPercent = own.ReminderPercent == 0 ? standard.Ladder.ReminderPercent : own.ReminderPercent,
            ManagerAfter = Hours(own.ManagerAfterHours) ?? standard.Ladder.ManagerAfter,
            LeadAfter = Hours(own.LeadAfterHours) ?? standard.Ladder.LeadAfter,
        },
        DefaultReviewerId = own.DefaultReviewerId.Length == 0 ? null : own.DefaultReviewerId,
    };

    private static TimeSpan? Hours(int hours) => hours == 0 ? null : TimeSpan.FromHours(hours);
}
