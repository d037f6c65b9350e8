using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskService.Tests.Platform;

public sealed class RequestChecksTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("0F8FAD5B-D9CB-469F-A165-70867728950E", true)]
    [InlineData("", false)]
    [InlineData("0f8fad5bd9cb469fa16570867728950e", false)]
    [InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}", false)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950g", false)]
    [InlineData("1; DROP TABLE Cases", false)]
    public void Ids(string value, bool taken)
    {
        if (taken) RequestChecks.Id("f", value);
        else Assert.Throws<FailureException>(() => RequestChecks.Id("f", value));
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void Lengths(int length, bool taken) => Check(taken, c => c.Text("f", new string('x', length)));

    [Theory]
    [InlineData("", true, false)]
    [InlineData(" \t\n", true, false)]
    [InlineData("a\0", false, false)]
    [InlineData("a", true, true)]
    public void Texts(string value, bool takenIfOptional, bool takenIfRequired)
    {
        Check(takenIfOptional, c => c.Text("f", value));
        Check(takenIfRequired, c => c.RequiredText("f", value));
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, true, true)]
    [InlineData(4, true, true)]
    [InlineData(5, false, false)]
    [InlineData(-1, false, false)]
    public void Codes(int value, bool takenIfRequired, bool takenIfOptional)
    {
        Check(takenIfRequired, c => c.Code("f", (RiskLevel)value));
        Check(takenIfOptional, c => c.OptionalCode("f", (RiskLevel)value));
    }

    [Theory]
    [InlineData(-2_208_988_800, 0, true)]
    [InlineData(-2_208_988_801, 0, false)]
    [InlineData(253_402_300_799, 999_999_999, true)]
    [InlineData(253_402_300_800, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(0, 1_000_000_000, false)]
    public void Times(long seconds, int nanos, bool taken) =>
        Check(taken, c => c.Time("f", new Timestamp { Seconds = seconds, Nanos = nanos }));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void What_is_recorded_has_happened_give_or_take_a_clock(int secondsAhead, bool taken) =>
        Check(taken, c => c.PastTime("f", Now.AddSeconds(secondsAhead).ToTimestamp()));

    [Fact]
    public void A_time_that_is_needed_is_asked_for()
    {
        Check(taken: true, c => c.Time("f", null));
        Check(taken: false, c => c.Time("f", null, required: true));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Counts(int count, bool taken) => Check(taken, c => c.Count("f", count, 50));

    [Fact]
    public void Every_mistake_is_told_up_to_a_number_that_helps()
    {
        var checks = new RequestChecks(new LimitsOptions(), Now);
        for (var i = 0; i < 10_000; i++) checks.Add($"f[{i}]", "why");
        var failure = Assert.IsType<Failure.Invalid>(Assert.Throws<FailureException>(checks.ThrowIfAny).Failure);
        Assert.InRange(failure.Violations.Count, 20, 50);
    }

    private static void Check(bool taken, Action<RequestChecks> check)
    {
        var checks = new RequestChecks(new LimitsOptions(), Now);
        check(checks);
        if (taken) checks.ThrowIfAny();
        else
        {
            var failure = Assert.IsType<Failure.Invalid>(Assert.Throws<FailureException>(checks.ThrowIfAny).Failure);
            Assert.Equal("f", failure.Violations.Single().Field);
        }
    }
}
