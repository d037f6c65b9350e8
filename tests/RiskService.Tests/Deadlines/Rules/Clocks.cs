using System.Collections.Immutable;
using System.Globalization;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Deadlines.Rules;

/// <summary>Timetables and times for the tables of these tests.</summary>
internal static class Clocks
{
    internal static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    internal static readonly ImmutableDictionary<DayOfWeek, DaySpan> OfficeHours =
        Enumerable.Range(1, 5).ToImmutableDictionary(d => (DayOfWeek)d, _ => Span("09:00-17:00"));

    internal static WorkingTime Working(
        BankHolidays holidays = BankHolidays.EnglandAndWales, string quiet = "22:00-07:00", string closed = "",
        ImmutableDictionary<DayOfWeek, DaySpan>? hours = null) => new(new Timetable
        {
            Zone = London,
            Hours = hours ?? OfficeHours,
            BankHolidays = holidays,
            ClosedDays = [.. Split(closed).Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture))],
            QuietTimes = [.. Split(quiet).Select(Span)],
        });

    internal static DaySpan Span(string text)
    {
        var parts = text.Split('-');
        return new DaySpan(
            TimeOnly.ParseExact(parts[0], "HH:mm", CultureInfo.InvariantCulture),
            TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>With its offset, such as 2026-03-29T09:00+01:00.</summary>
    internal static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
