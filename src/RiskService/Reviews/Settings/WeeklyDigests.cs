using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

internal static class WeeklyDigests
{
    /// <summary>When the next one comes, by the agency's clocks.</summary>
    internal static DateTimeOffset Next(ReviewSettings applied, DateTimeOffset now) =>
        new WorkingTime(EffectiveSettings.Timetable(applied)).NextWeekly(
            now, EffectiveSettings.DayOf(applied.WeeklyDigestDay), applied.WeeklyDigestHour);
}
