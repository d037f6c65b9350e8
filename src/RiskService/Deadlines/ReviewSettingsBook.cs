using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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

    /// <summary>The settings as they apply.</summary>
    internal async Task<ReviewSettings> EffectiveAsync(CancellationToken cancellationToken) =>
        EffectiveSettings.Of(await OwnAsync(cancellationToken), options.Value);

    /// <summary>The times as they apply.</summary>
    internal async Task<ReviewTimes> TimesAsync(CancellationToken cancellationToken) =>
        EffectiveSettings.Times(await EffectiveAsync(cancellationToken));

    /// <summary>The agency's working and quiet times, as they apply.</summary>
    internal async Task<WorkingTime> WorkingTimeAsync(CancellationToken cancellationToken) =>
        new(EffectiveSettings.Timetable(await EffectiveAsync(cancellationToken)));
}
