using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>
/// An agency's settings as they stand in the database, not in the cache: they are read to be changed.
/// </summary>
internal sealed class ReviewSettingsStore(RiskDbContext db, IOptions<ReviewOptions> options)
{
    /// <summary>What the agency set, with its etag, and the row to change; no row while it set nothing.</summary>
    internal async Task<(ReviewSettings Own, ReviewSettingsRow? Row)> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await db.Set<ReviewSettingsRow>().AsTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null) return (new ReviewSettings(), null);
        var own = ReviewSettings.Parser.ParseFrom(row.Content);
        own.Etag = Etag(row);
        return (own, row);
    }

    /// <summary>As they apply: what is read here is what assessments and the ladder reckon with.</summary>
    internal ReviewSettings Applied(ReviewSettings own) => EffectiveSettings.Of(own, options.Value);

    internal static string Etag(ReviewSettingsRow? row) => row is null ? "" : $"v{row.Version}";
}
