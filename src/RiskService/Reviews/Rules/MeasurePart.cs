using System.Collections.Immutable;

namespace RiskPlatform.RiskService.Reviews.Rules;

/// <summary>Days, both counted, and the moments between which they lie where the agency is.</summary>
internal sealed record MeasurePart(DateOnly FromDay, DateOnly ToDay, DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// A period of days as an agency's clocks show them, and how it is divided. A day with a change of the clocks has 23 or
/// 25 hours and is still one day.
/// </summary>
internal static class MeasurePeriods
{
    /// <summary>The last day may be at most that many days after the first.</summary>
    public const int MostDays = 366;

    /// <summary>How far a period goes back whose first day is not said: 12 weeks.</summary>
    public const int StandardDays = 84;

    private const int DaysOfWeek = 7;

    public static MeasurePart Whole(DateOnly from, DateOnly to, TimeZoneInfo zone) => new(
        from, to, StartOf(from, zone),
        to == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(to.AddDays(1), zone));

    /// <summary>Weeks of seven days from the first day on; the last can be shorter.</summary>
    public static ImmutableArray<MeasurePart> Weeks(DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        Divide(from, to, zone, day => Days(day, DaysOfWeek - 1));

    /// <summary>Calendar months; the first and the last can be shorter.</summary>
    public static ImmutableArray<MeasurePart> Months(DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        Divide(from, to, zone, day => new DateOnly(
            day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>
    /// The first moment of a day. Where the clocks skip midnight, it is when they do; where they show it twice, the
    /// first time.
    /// </summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.IsInvalidTime(midnight) ? zone.GetUtcOffset(midnight.AddHours(-1))
            : zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return midnight.Ticks < offset.Ticks
            ? DateTimeOffset.MinValue
            : new DateTimeOffset(midnight.Ticks - offset.Ticks, TimeSpan.Zero);
    }

    private static ImmutableArray<MeasurePart> Divide(
        DateOnly from, DateOnly to, TimeZoneInfo zone, Func<DateOnly, DateOnly> lastFrom)
    {
        var parts = ImmutableArray.CreateBuilder<MeasurePart>();
        for (var day = from; ;)
        {
            var last = lastFrom(day);
            if (last > to) last = to;
            parts.Add(Whole(day, last, zone));
            if (last >= to) return parts.ToImmutable();
            day = last.AddDays(1);
        }
    }

    private static DateOnly Days(DateOnly day, int more) =>
        DateOnly.MaxValue.DayNumber - day.DayNumber < more ? DateOnly.MaxValue : day.AddDays(more);
}
