using CsCheck;
using RiskPlatform.RiskService.Retention.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Retention;

public sealed class RetentionTermTests
{
    private static readonly DateTimeOffset Closed = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetentionYears Years = new(6, 25);

    [Theory]
    [InlineData(false, true, 2030, false)]
    [InlineData(false, false, 2030, true)]
    [InlineData(true, true, 2049, true)]
    [InlineData(true, false, 2049, true)]
    public void Children_lengthen_the_term_and_they_and_unsettled_risk_need_a_person(
        bool child, bool assessed, int year, bool decision) =>
        Assert.Equal(
            new RetentionTerm(new DateTimeOffset(year, 2, 28, 12, 0, 0, TimeSpan.Zero), decision),
            RetentionTerm.Of(Closed, child, assessed, Years));

    [Fact]
    public void With_a_child_the_term_is_never_shorter() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 100], Gen.Bool).Sample((standard, child, assessed) =>
            RetentionTerm.Of(Closed, true, assessed, new(standard, child)).Until
                >= RetentionTerm.Of(Closed, false, assessed, new(standard, child)).Until);

    [Fact]
    public void A_hold_stands_above_all_and_nothing_is_due_before_its_time()
    {
        var now = Closed.AddYears(6);
        Assert.Equal(RetentionState.OnHold, RetentionStates.Of(Closed, 1, false, now));
        Assert.Equal(RetentionState.OnHold, RetentionStates.Of(null, 2, false, now));
        Assert.Equal(RetentionState.OpenCase, RetentionStates.Of(null, 0, false, now));
        Assert.Equal(RetentionState.Running, RetentionStates.Of(now.AddMilliseconds(1), 0, true, now));
        Assert.Equal(RetentionState.AwaitingDecision, RetentionStates.Of(now, 0, true, now));
        Assert.Equal(RetentionState.Due, RetentionStates.Of(now, 0, false, now));
    }
}
