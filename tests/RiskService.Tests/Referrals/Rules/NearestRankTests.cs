using CsCheck;
using RiskPlatform.RiskService.Referrals.Rules;

namespace RiskService.Tests.Referrals.Rules;

public sealed class NearestRankTests
{
    [Theory]
    [InlineData("", 50, null)]
    [InlineData("7", 50, 7)]
    [InlineData("7", 90, 7)]
    [InlineData("1 2", 50, 1)]
    [InlineData("1 2", 90, 2)]
    [InlineData("3 1 2", 50, 2)]
    [InlineData("15 20 35 40 50", 30, 20)]
    [InlineData("15 20 35 40 50", 40, 20)]
    [InlineData("15 20 35 40 50", 50, 35)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 90, 9)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11", 90, 10)]
    [InlineData("5 5 5 5 1", 50, 5)]
    public void Is_a_value_that_was_there(string values, int percent, int? expected) =>
        Assert.Equal(
            expected,
            Of(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)).Percentile(percent));

    [Fact]
    public void Is_what_sorting_them_all_gives() =>
        Gen.Select(Gen.Int[0, 30].List[1, 60], Gen.Int[1, 100]).Sample((values, percent) =>
            Of(values).Percentile(percent)
                == values.Order().ElementAt((int)Math.Ceiling(values.Count * percent / 100m) - 1));

    [Fact]
    public void A_period_has_both_its_days()
    {
        var period = new MeasurePeriod(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2));
        Assert.Equal(
            (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(2)),
            (period.From, period.Until - period.From));
        Assert.False(period.IsBackwards || period.IsTooLong);
        Assert.True((period with { ToDay = new DateOnly(2025, 12, 31) }).IsBackwards);
        Assert.False((period with { ToDay = period.FromDay.AddDays(366) }).IsTooLong);
        Assert.True((period with { ToDay = period.FromDay.AddDays(367) }).IsTooLong);
        Assert.Equal(DateTimeOffset.MaxValue, (period with { ToDay = DateOnly.MaxValue }).Until);
    }

    private static NearestRank Of(IEnumerable<int> values)
    {
        var ranks = new NearestRank();
        foreach (var value in values) ranks.Add(value);
        return ranks;
    }
}
