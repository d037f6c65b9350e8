using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// How long a calendar's address lasts: whoever leaves an agency does not read for ever when its reviews are due. The
/// end is reckoned from when the address was made and stored nowhere, so that a shorter setting ends earlier ones too.
/// </summary>
internal sealed class FeedTerm(IOptions<WebOptions> options, TimeProvider clock)
{
    internal int Days => options.Value.CalendarDays;

    /// <summary>What was made then or before has ended by now.</summary>
    internal DateTimeOffset EndedUntil => clock.Now().AddDays(-Days);

    internal DateTimeOffset EndOf(CalendarFeedRow feed) => feed.CreateTime.AddDays(Days);

    internal bool HasEnded(CalendarFeedRow feed) => feed.CreateTime <= EndedUntil;
}
