using CsCheck;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Deadlines.Rules.Clocks;

namespace RiskService.Tests.Deadlines.Rules;

/// <summary>REVIEW-4, REVIEW-5.</summary>
public sealed class LadderTests
{
    private static readonly DateTimeOffset Start = At("2026-11-01T00:00Z");

    [Theory]
    [InlineData(DeadlineKind.Review, RiskLevel.Imminent, 72, 57.6, 72, 72, 144)]
    [InlineData(DeadlineKind.Review, RiskLevel.High, 168, 134.4, 168, 168, 240)]
    [InlineData(DeadlineKind.Review, RiskLevel.Medium, 720, 576, 720, 744, 792)]
    [InlineData(DeadlineKind.Review, RiskLevel.Standard, 1440, 1152, 1440, 1464, 1512)]
    [InlineData(DeadlineKind.Review, RiskLevel.Unspecified, 24, 19.2, 24, 24, 96)]
    [InlineData(DeadlineKind.SafeguardingAction, RiskLevel.Imminent, 4, 3.2, 4, 4, 76)]
    [InlineData(DeadlineKind.SelfHarmAction, RiskLevel.Medium, 24, 19.2, 24, 24, 96)]
    [InlineData(DeadlineKind.Consultation, RiskLevel.Medium, 24, 19.2, 24, 48, 96)]
    [InlineData(DeadlineKind.InformationRequest, RiskLevel.High, 168, 134.4, 168, 168, 240)]
    [InlineData(DeadlineKind.SafetyPlan, RiskLevel.Standard, 24, 19.2, 24, 48, 96)]
    public void Stages_come_in_their_time(
        DeadlineKind kind, RiskLevel level, int hours, double reminder, double due, double manager, double lead)
    {
        var rung = new Rung(kind, level, Start, Start.AddHours(hours));
        Assert.Equal(
            [reminder, due, manager, lead],
            Enum.GetValues<LadderStage>().Skip(1)
                .Select(s => (Ladder.TimeOf(s, rung, new LadderTimes()) - Start).TotalHours));
    }

    [Fact]
    public void The_reviewer_then_the_manager_then_the_lead() => Assert.Equal(
        [RecipientRole.Reviewer, RecipientRole.Reviewer, RecipientRole.Manager, RecipientRole.SafeguardingLead],
        Enum.GetValues<LadderStage>().Skip(1).Select(Ladder.RoleOf));

    [Fact]
    public void No_stage_comes_before_the_one_below_it_or_before_an_exemption_ends() => Gen.Select(
        Gen.Int[1, 2000], Gen.Int[10, 95], Gen.Int[1, 72], Gen.Int[1, 168], Gen.Int[0, 2000],
        Gen.Enum<RiskLevel>()).Sample((hours, percent, manager, lead, exempt, level) =>
        {
            var times = new LadderTimes
            {
                ReminderPercent = percent,
                ManagerAfter = TimeSpan.FromHours(manager),
                LeadAfter = TimeSpan.FromHours(lead),
            };
            var until = Start.AddHours(exempt);
            var rung = new Rung(DeadlineKind.Review, level, Start, Start.AddHours(hours), until);
            var (reached, last) = (LadderStage.Unspecified, DateTimeOffset.MinValue);
            while (Ladder.Next(reached, rung, times) is var (stage, time))
            {
                Assert.Equal(reached + 1, stage);
                Assert.True(time >= last && time >= until);
                if (stage >= LadderStage.Due) Assert.True(time >= rung.Due);
                (reached, last) = (stage, time);
            }

            Assert.Equal(Ladder.Last, reached);
        });
}
