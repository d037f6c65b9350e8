using System.Collections.Immutable;
using PublicHoliday;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>A span of local time. Where the end lies before the start, it runs over midnight.</summary>
internal sealed record DaySpan(TimeOnly Start, TimeOnly End)
{
    public bool Holds(TimeOnly time) =>
        Start < End ? time >= Start && time < End : time >= Start || time < End;
}

/// <summary>When an agency's people work, and when nobody is to be disturbed.</summary>
internal sealed record Timetable
{
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>One span for each day on which people work.</summary>
    public required ImmutableDictionary<DayOfWeek, DaySpan> Hours { get; init; }

    public required BankHolidays BankHolidays { get; init; }

    public ImmutableHashSet<DateOnly> ClosedDays { get; init; } = [];

    public ImmutableArray<DaySpan> QuietTimes { get; init; } = [];
}

/// <summary>
/// Reckons in an agency's local time. Where clocks go forward, a local time that does not exist is taken as much later
/// as the clocks go; where they go back, a time that comes twice is taken the first time, unless that lies behind.
/// Nothing is ever held back for good: a timetable without any working or any waking time holds nothing back.
/// </summary>
internal sealed class WorkingTime(Timetable timetable)
{
    /// <summary>Longer than any run of days without work; after it, waiting does nobody any good.</summary>
    private const int DaysAhead = 30;

    private readonly UKBankHoliday? holidays = timetable.BankHolidays switch
    {
        BankHolidays.Scotland => Holidays(UKBankHoliday.UkCountries.Scotland),
        BankHolidays.NorthernIreland => Holidays(UKBankHoliday.UkCountries.NorthernIreland),
        BankHolidays.None => null,
        _ => Holidays(UKBankHoliday.UkCountries.England),
    };

    public TimeZoneInfo Zone => timetable.Zone;

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(Local(time));

    public bool IsWorkingDay(DateOnly day) =>
        timetable.Hours.ContainsKey(day.DayOfWeek) && !timetable.ClosedDays.Contains(day)
        && holidays?.IsPublicHoliday(day.ToDateTime(TimeOnly.MinValue)) != true;

    /// <summary>The same local time, so many working days later (REVIEW-6).</summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        var local = Local(from);
        var day = DateOnly.FromDateTime(local);
        for (var (left, passed) = (days, 0); left > 0; passed++)
        {
            day = day.AddDays(1);

            // Without working days in sight, plain days count.
            if (IsWorkingDay(day) || passed >= DaysAhead) left--;
        }

        return Instant(day, TimeOnly.FromDateTime(local), from);
    }

    /// <summary>This time where people work then; otherwise when they next begin to.</summary>
    public DateTimeOffset NextWorking(DateTimeOffset time)
    {
        var local = Local(time);
        var (today, hour) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        for (var day = today; day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (!IsWorkingDay(day)) continue;
            var hours = timetable.Hours[day.DayOfWeek];
            if (day != today || hour < hours.Start) return Instant(day, hours.Start, time);
            if (hours.Holds(hour)) return time;
        }

        return time;
    }

    /// <summary>This time where it is not quiet then; otherwise when the quiet time ends.</summary>
    public DateTimeOffset NotQuiet(DateTimeOffset time)
    {
        var moved = time;

        // One quiet time can end within another. When they fill the whole day, none of them counts.
        for (var i = 0; i <= timetable.QuietTimes.Length; i++)
        {
            var local = Local(moved);
            var (day, hour) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            if (timetable.QuietTimes.FirstOrDefault(q => q.Holds(hour)) is not { } quiet) return moved;
            moved = Instant(hour < quiet.End ? day : day.AddDays(1), quiet.End, moved);
        }

        return time;
    }

    /// <summary>The first time after this one at which it is this day of the week and this local hour.</summary>
    public DateTimeOffset NextWeekly(DateTimeOffset after, DayOfWeek weekday, int hour)
    {
        var day = DayOf(after);
        for (var i = 0; i <= 7; i++, day = day.AddDays(1))
        {
            if (day.DayOfWeek != weekday) continue;
            var time = Instant(day, new TimeOnly(hour, 0), DateTimeOffset.MinValue);
            if (time > after) return time;
        }

        return Instant(day.AddDays(6), new TimeOnly(hour, 0), after);
    }

    /// <summary>When a local day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue, DateTimeOffset.MinValue);

    public DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone).DateTime;

    private DateTimeOffset Instant(DateOnly day, TimeOnly hour, DateTimeOffset notBefore)
    {
        var local = day.ToDateTime(hour);
        if (Zone.IsInvalidTime(local))
        {
            // As if the clocks had not gone forward yet.
            return new DateTimeOffset(local, Zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        }

        if (!Zone.IsAmbiguousTime(local)) return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        var twice = Zone.GetAmbiguousTimeOffsets(local).Order().ToArray();
        var first = new DateTimeOffset(local, twice[^1]).ToUniversalTime();
        return first > notBefore ? first : new DateTimeOffset(local, twice[0]).ToUniversalTime();
    }

    private static UKBankHoliday Holidays(UKBankHoliday.UkCountries country) => new() { UkCountry = country };
}
