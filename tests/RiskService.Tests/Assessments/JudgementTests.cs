using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-5: judgement raises, and never lowers in place.</summary>
public sealed class JudgementTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "judgement");

    [Fact]
    public async Task It_raises_the_level_with_its_reason()
    {
        var raised = await AssessAsync(RiskLevel.Imminent, AllAbsent());
        Assert.Equal((RiskLevel.Imminent, RiskLevel.Standard), (raised.Level, raised.FactsLevel));
        Assert.Equal([RuleInput.Judgement], raised.Fired("ASSESS-5")!.Inputs);
        Assert.Equal("Said in confidence", (await caller.GetAsync(raised)).Judgement.Reason);
        Assert.Equal(
            TimeSpan.FromHours(72), raised.NextReviewTime.ToDateTimeOffset() - raised.CreateTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task A_raised_level_is_not_lowered_by_leaving_the_judgement_out()
    {
        var raised = await AssessAsync(RiskLevel.High, AllAbsent());
        var later = await caller.AssessAsync(raised.CaseId);
        Assert.Equal(
            (RiskLevel.High, RiskLevel.Standard, LowerLevelState.AwaitingApproval),
            (later.Level, later.EvaluatedLevel, later.LowerLevelState));
        Assert.Null(later.Judgement);
    }

    [Fact]
    public async Task A_judgement_below_the_level_is_kept_and_not_applied()
    {
        var assessed = await AssessAsync(RiskLevel.Standard, Observed(Indicator.SexualViolence, SourceKind.Police));
        Assert.Equal(
            (RiskLevel.High, RiskLevel.High, LowerLevelState.NotNeeded),
            (assessed.Level, assessed.EvaluatedLevel, assessed.LowerLevelState));
        Assert.Equal([RuleInput.Judgement], assessed.Fired("ASSESS-5")!.Inputs);
        var read = await caller.GetAsync(assessed);
        Assert.Equal((RiskLevel.Standard, "Said in confidence"), (read.Judgement.Level, read.Judgement.Reason));
    }

    [Fact]
    public async Task It_takes_a_level_and_a_reason()
    {
        var refused = await Failures.RefusedAsync(() => caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            Judgement = new ProfessionalJudgement(),
        }));
        Assert.Equal(["judgement.level", "judgement.reason"], refused.Fields);
    }

    private Task<Assessment> AssessAsync(RiskLevel judged, params Observation[] observations) =>
        caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            Judgement = new ProfessionalJudgement { Level = judged, Reason = "Said in confidence" },
            Observations = { observations },
        });
}
