using System.Collections.Immutable;
using RiskPlatform.RiskService.Deadlines.Rules;

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

    public static MeasurePart Whole(DateOnly from, DateOnly to, WorkingTime working) => new(
        from, to, working.StartOf(from), working.StartOf(to.AddDays(1)));

    /// <summary>Weeks of seven days from the first day on; the last can be shorter.</summary>
    public static ImmutableArray<MeasurePart> Weeks(DateOnly from, DateOnly to, WorkingTime working) =>
        Divide(from, to, working, day => day.AddDays(DaysOfWeek - 1));

    /// <summary>Calendar months; the first and the last can be shorter.</summary>
    public static ImmutableArray<MeasurePart> Months(DateOnly from, DateOnly to, WorkingTime working) =>
        Divide(from, to, working, day => new DateOnly(
            day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>Days for which there are times before and after, wherever the agency is.</summary>
    public static bool IsReckonable(DateOnly day) => day.Year is >= 1900 and < 9_999;

    private static ImmutableArray<MeasurePart> Divide(
        DateOnly from, DateOnly to, WorkingTime working, Func<DateOnly, DateOnly> lastFrom)
    {
        var parts = ImmutableArray.CreateBuilder<MeasurePart>();
        for (var day = from; ;)
        {
            var last = lastFrom(day);
            if (last > to) last = to;
            parts.Add(Whole(day, last, working));
            if (last >= to) return parts.ToImmutable();
            day = last.AddDays(1);
        }
    }
}
