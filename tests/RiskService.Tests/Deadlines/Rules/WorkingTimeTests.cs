using System.Collections.Immutable;
using CsCheck;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Deadlines.Rules.Clocks;

namespace RiskService.Tests.Deadlines.Rules;

/// <summary>Clocks go forward on 29 March 2026 at 01:00 and back on 25 October 2026 at 02:00, local time.</summary>
public sealed class WorkingTimeTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.Long[
        At("2026-01-01T00:00Z").ToUnixTimeSeconds(), At("2028-12-31T00:00Z").ToUnixTimeSeconds()]
        .Select(DateTimeOffset.FromUnixTimeSeconds);

    [Theory]
    [InlineData("2026-11-25T10:00Z", "2026-11-25T10:00Z")]
    [InlineData("2026-11-25T09:00Z", "2026-11-25T09:00Z")]
    [InlineData("2026-11-25T08:59Z", "2026-11-25T09:00Z")]
    [InlineData("2026-11-25T17:00Z", "2026-11-26T09:00Z")]
    [InlineData("2026-11-27T18:00Z", "2026-11-30T09:00Z")]
    [InlineData("2026-07-15T07:30Z", "2026-07-15T08:00Z")]
    [InlineData("2026-12-24T17:00Z", "2026-12-29T09:00Z")]
    [InlineData("2026-04-02T20:00+01:00", "2026-04-07T09:00+01:00")]
    [InlineData("2026-03-27T18:00Z", "2026-03-30T09:00+01:00")]
    [InlineData("2026-10-23T18:00+01:00", "2026-10-26T09:00Z")]
    public void Work_begins_at_the_next_working_hour(string from, string expected) =>
        Assert.Equal(At(expected), Working().NextWorking(At(from)));

    [Theory]
    [InlineData(BankHolidays.EnglandAndWales, "2026-04-06T09:00+01:00", "2026-04-07T09:00+01:00")]
    [InlineData(BankHolidays.Scotland, "2026-04-06T09:00+01:00", "2026-04-06T09:00+01:00")]
    [InlineData(BankHolidays.Scotland, "2026-11-30T09:00Z", "2026-12-01T09:00Z")]
    [InlineData(BankHolidays.NorthernIreland, "2026-07-13T09:00+01:00", "2026-07-14T09:00+01:00")]
    [InlineData(BankHolidays.NorthernIreland, "2027-03-17T09:00Z", "2027-03-18T09:00Z")]
    [InlineData(BankHolidays.None, "2026-12-25T09:00Z", "2026-12-25T09:00Z")]
    [InlineData(BankHolidays.EnglandAndWales, "2027-12-27T09:00Z", "2027-12-29T09:00Z")]
    public void Each_nation_has_its_bank_holidays(BankHolidays nation, string from, string expected) =>
        Assert.Equal(At(expected), Working(nation).NextWorking(At(from)));

    [Theory]
    [InlineData("2026-11-25T12:00Z", "2026-11-25T12:00Z")]
    [InlineData("2026-11-25T22:00Z", "2026-11-26T07:00Z")]
    [InlineData("2026-11-26T06:59Z", "2026-11-26T07:00Z")]
    [InlineData("2026-11-26T07:00Z", "2026-11-26T07:00Z")]
    [InlineData("2026-03-28T23:00Z", "2026-03-29T07:00+01:00")]
    [InlineData("2026-10-24T23:00+01:00", "2026-10-25T07:00Z")]
    public void A_quiet_time_ends_by_the_clock_on_the_wall(string from, string expected) =>
        Assert.Equal(At(expected), Working().NotQuiet(At(from)));

    [Theory]
    [InlineData("00:30-01:30", "2026-03-29T00:45Z", "2026-03-29T01:30Z")]
    [InlineData("00:30-01:30", "2026-10-25T00:45+01:00", "2026-10-25T01:30+01:00")]
    [InlineData("00:30-01:30", "2026-10-25T01:15Z", "2026-10-25T01:30Z")]
    [InlineData("22:00-07:00 06:00-08:00", "2026-11-25T23:00Z", "2026-11-26T08:00Z")]
    [InlineData("00:00-12:00 12:00-00:00", "2026-11-25T23:00Z", "2026-11-25T23:00Z")]
    public void A_quiet_time_may_end_in_the_hour_that_is_missing_or_comes_twice_or_in_another(
        string quiet, string from, string expected) =>
        Assert.Equal(At(expected), Working(quiet: quiet).NotQuiet(At(from)));

    [Theory]
    [InlineData("2026-11-23T10:00Z", 5, "2026-11-30T10:00Z")]
    [InlineData("2026-11-28T10:00Z", 5, "2026-12-04T10:00Z")]
    [InlineData("2026-12-23T10:00Z", 5, "2027-01-04T10:00Z")]
    [InlineData("2026-03-27T10:00Z", 5, "2026-04-07T10:00+01:00")]
    [InlineData("2026-10-23T10:00+01:00", 5, "2026-10-30T10:00Z")]
    [InlineData("2026-10-23T01:30+01:00", 1, "2026-10-26T01:30Z")]
    public void Working_days_keep_the_hour_of_the_day(string from, int days, string expected) =>
        Assert.Equal(At(expected), Working().AddWorkingDays(At(from), days));

    [Fact]
    public void A_working_day_that_ends_in_the_missing_hour_ends_as_much_later()
    {
        var everyDay = Enumerable.Range(0, 7).ToImmutableDictionary(d => (DayOfWeek)d, _ => Span("01:30-17:00"));
        var working = Working(BankHolidays.None, hours: everyDay);
        Assert.Equal(At("2026-03-29T02:30+01:00"), working.AddWorkingDays(At("2026-03-28T01:30Z"), 1));
        Assert.Equal(At("2026-03-29T02:30+01:00"), working.NextWorking(At("2026-03-28T18:00Z")));
        Assert.Equal(At("2026-10-25T01:30+01:00"), working.NextWorking(At("2026-10-24T18:00+01:00")));
    }

    [Fact]
    public void Closed_days_and_no_days_at_all()
    {
        Assert.Equal(
            At("2026-11-27T09:00Z"),
            Working(closed: "2026-11-25 2026-11-26").NextWorking(At("2026-11-25T10:00Z")));
        var never = Working(hours: ImmutableDictionary<DayOfWeek, DaySpan>.Empty);
        Assert.Equal(At("2026-11-25T03:00Z"), never.NextWorking(At("2026-11-25T03:00Z")));
        Assert.True(never.AddWorkingDays(At("2026-11-25T03:00Z"), 5) < At("2027-01-05T00:00Z"));
    }

    [Fact]
    public void Nothing_goes_back_in_time_or_waits_for_ever() => Times.Sample(time =>
    {
        var working = Working();
        var (work, wake) = (working.NextWorking(time), working.NotQuiet(time));
        Assert.InRange(work, time, time.AddDays(6));
        Assert.InRange(wake, time, time.AddHours(10));
        Assert.Equal((work, wake), (working.NextWorking(work), working.NotQuiet(wake)));
        Assert.True(working.IsWorkingDay(working.DayOf(work)));
        Assert.InRange(working.AddWorkingDays(time, 5), time.AddDays(5).AddHours(-1), time.AddDays(15));
    });

    [Theory]
    [InlineData("2026-11-29T10:00Z", "2026-11-30T09:00Z")]
    [InlineData("2026-11-30T08:59Z", "2026-11-30T09:00Z")]
    [InlineData("2026-11-30T09:00Z", "2026-12-07T09:00Z")]
    [InlineData("2026-03-23T09:00Z", "2026-03-30T09:00+01:00")]
    [InlineData("2026-10-19T09:00+01:00", "2026-10-26T09:00Z")]
    public void The_week_turns_at_its_local_hour(string after, string expected) =>
        Assert.Equal(At(expected), Working().NextWeekly(At(after), DayOfWeek.Monday, 9));

    [Theory]
    [InlineData(DeadlineKind.Review, LadderStage.Reminder, RiskLevel.Imminent, "2026-11-28T03:00Z")]
    [InlineData(DeadlineKind.Review, LadderStage.Reminder, RiskLevel.High, "2026-11-28T07:00Z")]
    [InlineData(DeadlineKind.Review, LadderStage.Reminder, RiskLevel.Unspecified, "2026-11-28T07:00Z")]
    [InlineData(DeadlineKind.Review, LadderStage.Due, RiskLevel.Medium, "2026-11-30T09:00Z")]
    [InlineData(DeadlineKind.SelfHarmAction, LadderStage.Due, RiskLevel.Medium, "2026-11-28T07:00Z")]
    [InlineData(DeadlineKind.Review, LadderStage.Manager, RiskLevel.Standard, "2026-11-28T07:00Z")]
    [InlineData(DeadlineKind.Consultation, LadderStage.SafeguardingLead, RiskLevel.Standard, "2026-11-28T07:00Z")]
    public void What_is_less_pressing_waits_longer_on_a_Saturday_at_three(
        DeadlineKind kind, LadderStage stage, RiskLevel level, string expected) => Assert.Equal(
            At(expected), SendTimes.NotBefore(kind, stage, level, At("2026-11-28T03:00Z"), Working()));

    [Fact]
    public void Work_that_lies_in_quiet_time_alone_holds_nothing_back() => Assert.Equal(
        At("2026-11-25T12:00Z"),
        SendTimes.NotBefore(
            DeadlineKind.Review, LadderStage.Due, RiskLevel.Medium, At("2026-11-25T12:00Z"),
            Working(quiet: "08:00-18:00")));
}
