using CsCheck;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Reviews.Rules;

/// <summary>How a review stands, when it may be exempt, and when a case may be closed.</summary>
public sealed class ReviewRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly LadderTimes Times = new();

    private static readonly Gen<DateTimeOffset> Time =
        Gen.Int[-100, 100].Select(hours => Now.AddHours(hours));

    [Theory]
    [InlineData(RiskLevel.Standard, 1, ReviewStanding.Upcoming)]
    [InlineData(RiskLevel.Standard, 0, ReviewStanding.Due)]
    [InlineData(RiskLevel.Medium, -23, ReviewStanding.Due)]
    [InlineData(RiskLevel.Medium, -24, ReviewStanding.Overdue)]
    [InlineData(RiskLevel.High, 1, ReviewStanding.Upcoming)]
    [InlineData(RiskLevel.High, 0, ReviewStanding.Overdue)]
    [InlineData(RiskLevel.Imminent, 0, ReviewStanding.Overdue)]
    [InlineData(RiskLevel.Unspecified, 0, ReviewStanding.Overdue)]
    public void Standing(RiskLevel level, int dueInHours, ReviewStanding expected) =>
        Assert.Equal(expected, ReviewStandings.Of(level, Now.AddHours(dueInHours), null, Now, Times));

    [Fact]
    public void Exempt_wins_over_upcoming_until_the_exemption_ends()
    {
        var due = Now.AddDays(9);
        Assert.Equal(
            ReviewStanding.Exempt, ReviewStandings.Of(RiskLevel.High, due, Now.AddTicks(1), Now, Times));
        Assert.Equal(ReviewStanding.Upcoming, ReviewStandings.Of(RiskLevel.High, due, Now, Now, Times));
    }

    /// <summary>Overdue is from when the ladder tells the manager.</summary>
    [Fact]
    public void Overdue_and_the_managers_stage_begin_together() =>
        Gen.Select(Gen.Enum<RiskLevel>(), Time, Gen.Int[1, 72]).Sample((level, due, grace) =>
        {
            var times = Times with { ManagerAfter = TimeSpan.FromHours(grace) };
            var rung = new Rung(DeadlineKind.Review, level, due.AddDays(-1), due);
            var told = Ladder.TimeOf(LadderStage.Manager, rung, times) <= Now;
            var standing = ReviewStandings.Of(level, due, null, Now, times);
            Assert.Equal(told, standing == ReviewStanding.Overdue);
            Assert.Equal(due > Now, standing == ReviewStanding.Upcoming);
        });

    [Fact]
    public void What_is_due_is_never_exempted_and_no_reason_serves_twice() => Gen.Select(
        Gen.Enum<ReviewExemptionReason>(), Gen.Int[0, 63], Time, Time.Select(t => (DateTimeOffset?)t),
        Gen.Enum<ReviewTrigger>()).Sample((reason, used, due, until, trigger) =>
        {
            var refusal = ExemptionRules.Refusal(reason, used, due, until, trigger, Now);
            var allowed = due > Now && !(until > Now) && !ExemptionRules.Reasons(used).Contains(reason)
                && trigger == ReviewTrigger.Unspecified;
            Assert.Equal(allowed, refusal == ExemptionRefusal.None);
            if (due <= Now) Assert.Equal(ExemptionRefusal.Due, refusal);
        });

    [Fact]
    public void An_exemption_never_brings_the_review_forward_and_ending_it_never_puts_it_off() =>
        Gen.Select(Time, Time, Time).Sample((original, afterUntil, afterNow) =>
        {
            var with = ExemptionRules.DueWith(original, afterUntil);
            Assert.True(with >= original && with >= afterUntil);
            var ended = ExemptionRules.DueAfter(original, afterNow, with);
            Assert.True(ended <= with && ended >= original);
            if (afterNow <= afterUntil) Assert.Equal(original > afterNow ? original : afterNow, ended);
        });

    [Fact]
    public void An_exemption_lasts_one_interval_of_the_level_at_most_and_never_assessed_is_as_the_highest()
    {
        var intervals = new ReviewIntervals();
        var due = Now.AddDays(1);
        Assert.Equal(Now.AddDays(60), ExemptionRules.Latest(RiskLevel.Standard, intervals, due, Now));
        Assert.Equal(Now.AddHours(72), ExemptionRules.Latest(RiskLevel.Imminent, intervals, due, Now));
        Assert.Equal(Now.AddHours(72), ExemptionRules.Latest(RiskLevel.Unspecified, intervals, due, Now));

        // Another one, after the first time that it was due at has passed, reaches no farther than the first could.
        Assert.Equal(
            Now.AddDays(2), ExemptionRules.Latest(RiskLevel.Imminent, intervals, Now.AddDays(-1), Now));
    }

    private static readonly ClosingState Closable =
        new() { Level = RiskLevel.Standard, StandardReviews = 2, Consulted = true };

    public static TheoryData<string> Conditions =>
        [.. Enum.GetNames<ClosingCondition>().Where(n => n != nameof(ClosingCondition.Unspecified))];

    [Theory, MemberData(nameof(Conditions))]
    public void Each_condition_stands_in_the_way_by_itself(string name)
    {
        var condition = Enum.Parse<ClosingCondition>(name);
        Assert.Empty(ClosingRules.Unmet(Closable, Now));
        var state = condition switch
        {
            ClosingCondition.StandardLevel => Closable with { Level = RiskLevel.Unspecified },
            ClosingCondition.TwoStandardReviews => Closable with { StandardReviews = 1 },
            ClosingCondition.SixMonths => Closable with { AboveStandardTime = Now.AddMonths(-6).AddTicks(1) },
            ClosingCondition.Consultation => Closable with { Consulted = false },
            ClosingCondition.NoOpenReferral => Closable with { ReferralOpen = true },
            ClosingCondition.NoHold => Closable with { Held = true },
            ClosingCondition.NoSafeguardingAction => Closable with { SafeguardingActionAwaited = true },
            ClosingCondition.NoSelfHarmAction => Closable with { SelfHarmActionAwaited = true },
            ClosingCondition.NoOpenTask => Closable with { TaskOpen = true },
            ClosingCondition.NoCounterAllegation => Closable with { CounterAllegationOpen = true },
            _ => Closable with { ReviewOverdue = true },
        };
        Assert.Equal([condition], ClosingRules.Unmet(state, Now));
    }

    [Fact]
    public void Six_calendar_months_are_enough() => Assert.Empty(
        ClosingRules.Unmet(Closable with { AboveStandardTime = new(2025, 9, 2, 9, 0, 0, TimeSpan.Zero) }, Now));

    [Theory]
    [InlineData(RiskLevel.Medium), InlineData(RiskLevel.High), InlineData(RiskLevel.Imminent)]
    public void No_level_above_standard_is_closed(RiskLevel level) => Assert.Equal(
        [ClosingCondition.StandardLevel], ClosingRules.Unmet(Closable with { Level = level }, Now));
}
