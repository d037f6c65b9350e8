using RiskPlatform.RiskService.SubjectAccess.Rules;

namespace RiskService.Tests.SubjectAccess;

/// <summary>One calendar month, three where extended; the last day where a month has no such day.</summary>
public sealed class AccessClockTests
{
    [Theory]
    [InlineData("2026-01-05T09:00:00Z", "2026-02-05T09:00:00Z", "2026-04-05T09:00:00Z")]
    [InlineData("2026-01-31T09:00:00Z", "2026-02-28T09:00:00Z", "2026-04-30T09:00:00Z")]
    [InlineData("2028-01-31T23:59:59Z", "2028-02-29T23:59:59Z", "2028-04-30T23:59:59Z")]
    [InlineData("2026-11-30T00:00:00Z", "2026-12-30T00:00:00Z", "2027-02-28T00:00:00Z")]
    [InlineData("2026-03-31T23:30:00-02:00", "2026-05-01T01:30:00Z", "2026-07-01T01:30:00Z")]
    public void Due(string received, string due, string extended)
    {
        Assert.Equal(Time(due), AccessClock.Due(Time(received), extended: false));
        Assert.Equal(Time(extended), AccessClock.Due(Time(received), extended: true));
    }

    [Fact]
    public void Extended_once_and_before_it_is_due()
    {
        var due = Time("2026-02-05T09:00:00Z");
        Assert.True(AccessClock.MayExtend(due, extended: false, due.AddMilliseconds(-1)));
        Assert.False(AccessClock.MayExtend(due, extended: false, due));
        Assert.False(AccessClock.MayExtend(due, extended: true, due.AddDays(-1)));
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
