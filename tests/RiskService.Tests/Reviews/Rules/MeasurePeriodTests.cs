using System.Collections.Immutable;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Reviews.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Reviews.Rules;

/// <summary>A period is divided by the days that the agency's clocks show.</summary>
public sealed class MeasurePeriodTests
{
    private static readonly WorkingTime London = In("Europe/London");

    [Fact]
    public void Weeks_of_seven_days_from_the_first_day_on_and_what_is_left() => Assert.Equal(
        [("2026-01-07", "2026-01-13"), ("2026-01-14", "2026-01-20"), ("2026-01-21", "2026-01-22")],
        Days(MeasurePeriods.Weeks(new(2026, 1, 7), new(2026, 1, 22), London)));

    [Fact]
    public void Calendar_months_cut_at_both_ends() => Assert.Equal(
        [("2027-12-15", "2027-12-31"), ("2028-01-01", "2028-01-31"), ("2028-02-01", "2028-02-29"),
            ("2028-03-01", "2028-03-01")],
        Days(MeasurePeriods.Months(new(2027, 12, 15), new(2028, 3, 1), London)));

    [Theory]
    [InlineData("2026-01-07", "2026-01-07")]
    [InlineData("2026-01-31", "2026-01-31")]
    public void One_day_is_one_part(string day, string same)
    {
        var only = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        Assert.Equal([(day, same)], Days(MeasurePeriods.Weeks(only, only, London)));
        Assert.Equal([(day, same)], Days(MeasurePeriods.Months(only, only, London)));
    }

    /// <summary>2026: forward on 29 March, back on 25 October.</summary>
    [Theory]
    [InlineData("2026-03-23", 7 * 24 - 1)]
    [InlineData("2026-10-19", 7 * 24 + 1)]
    [InlineData("2026-06-01", 7 * 24)]
    public void A_week_with_a_change_of_the_clocks_is_an_hour_shorter_or_longer(string from, int hours)
    {
        var first = DateOnly.ParseExact(from, "yyyy-MM-dd", null);
        var week = Assert.Single(MeasurePeriods.Weeks(first, first.AddDays(6), London));
        Assert.Equal(TimeSpan.FromHours(hours), week.Until - week.From);
    }

    [Fact]
    public void In_summer_a_day_begins_at_eleven_in_the_evening_of_universal_time()
    {
        var day = Assert.Single(MeasurePeriods.Weeks(new(2026, 7, 1), new(2026, 7, 1), London));
        Assert.Equal(new DateTimeOffset(2026, 6, 30, 23, 0, 0, TimeSpan.Zero), day.From);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 23, 0, 0, TimeSpan.Zero), day.Until);
    }

    /// <summary>Cuba's clocks skip midnight in March and show the hour before one twice in November.</summary>
    [Theory]
    [InlineData("2026-03-08", 23, 5)]
    [InlineData("2026-11-01", 25, 4)]
    public void Midnight_that_is_skipped_or_comes_twice(string text, int hours, int begins)
    {
        var date = DateOnly.ParseExact(text, "yyyy-MM-dd", null);
        var day = Assert.Single(MeasurePeriods.Weeks(date, date, In("America/Havana")));
        Assert.Equal(TimeSpan.FromHours(hours), day.Until - day.From);
        Assert.Equal(begins, day.From.UtcDateTime.Hour);
    }

    /// <summary>No moment is in two parts, and none in no part.</summary>
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    public void Parts_join_without_a_gap(string zone)
    {
        var (from, to) = (new DateOnly(2026, 1, 3), new DateOnly(2027, 1, 4));
        foreach (var parts in (ImmutableArray<MeasurePart>[])
            [MeasurePeriods.Weeks(from, to, In(zone)), MeasurePeriods.Months(from, to, In(zone))])
        {
            Assert.Equal((from, to), (parts[0].FromDay, parts[^1].ToDay));
            Assert.All(parts.Zip(parts.Skip(1)), pair =>
            {
                Assert.Equal(pair.First.Until, pair.Second.From);
                Assert.Equal(pair.First.ToDay.AddDays(1), pair.Second.FromDay);
            });
        }
    }

    private static IEnumerable<(string, string)> Days(IEnumerable<MeasurePart> parts) =>
        parts.Select(p => ($"{p.FromDay:yyyy-MM-dd}", $"{p.ToDay:yyyy-MM-dd}"));

    private static WorkingTime In(string zone) => new(new Timetable
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Hours = ImmutableDictionary<DayOfWeek, DaySpan>.Empty,
        BankHolidays = BankHolidays.None,
    });
}
