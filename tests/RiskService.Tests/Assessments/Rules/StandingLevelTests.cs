using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class StandingLevelTests
{
    // ASSESS-5: what stood, what is evaluated, what stands, whether approval is awaited, whether the level changed.
    [Theory]
    [InlineData(null, RiskLevel.Standard, RiskLevel.Standard, false, false)]
    [InlineData(null, RiskLevel.Imminent, RiskLevel.Imminent, false, false)]
    [InlineData(RiskLevel.Unspecified, RiskLevel.High, RiskLevel.High, false, false)]
    [InlineData(RiskLevel.Standard, RiskLevel.Standard, RiskLevel.Standard, false, false)]
    [InlineData(RiskLevel.Standard, RiskLevel.Medium, RiskLevel.Medium, false, true)]
    [InlineData(RiskLevel.Medium, RiskLevel.Standard, RiskLevel.Standard, false, true)]
    [InlineData(RiskLevel.Medium, RiskLevel.Imminent, RiskLevel.Imminent, false, true)]
    [InlineData(RiskLevel.High, RiskLevel.Standard, RiskLevel.High, true, true)]
    [InlineData(RiskLevel.High, RiskLevel.Medium, RiskLevel.High, true, true)]
    [InlineData(RiskLevel.High, RiskLevel.High, RiskLevel.High, false, false)]
    [InlineData(RiskLevel.High, RiskLevel.Imminent, RiskLevel.Imminent, false, true)]
    [InlineData(RiskLevel.Imminent, RiskLevel.High, RiskLevel.Imminent, true, true)]
    [InlineData(RiskLevel.Imminent, RiskLevel.Standard, RiskLevel.Imminent, true, true)]
    [InlineData(RiskLevel.Imminent, RiskLevel.Imminent, RiskLevel.Imminent, false, false)]
    public void Stands(RiskLevel? before, RiskLevel evaluated, RiskLevel stands, bool awaits, bool changed)
    {
        var result = (Giving(evaluated) with { StandingLevel = before }).Evaluated();
        Assert.Equal(evaluated, result.EvaluatedLevel);
        Assert.Equal(stands, result.Level);
        Assert.Equal(awaits, result.LowerLevelAwaitsApproval);
        Assert.Equal(changed, result.LevelChanged);
        Assert.Equal(changed, result.Consultation is not null);
        Assert.Equal(changed, result.Fired("ASSESS-6") is not null);
        Assert.Equal(awaits ? [RuleInput.StandingLevel] : [], result.Fired("ASSESS-5")?.Inputs ?? []);
    }

    [Fact]
    public void A_judgement_and_a_level_that_waits_share_one_rule()
    {
        var inputs = Giving(RiskLevel.Medium) with { StandingLevel = RiskLevel.High, Judgement = RiskLevel.Standard };
        var fired = inputs.Evaluated().Fired("ASSESS-5")!;
        Assert.Equal([RuleInput.Judgement, RuleInput.StandingLevel], fired.Inputs);
        Assert.Contains("not applied", fired.Explanation, StringComparison.Ordinal);
        Assert.Contains("second person", fired.Explanation, StringComparison.Ordinal);
    }

    // ASSESS-6
    [Theory]
    [InlineData(0, new SourceKind[0], false)]
    [InlineData(0, new[] { SourceKind.Police }, true)]
    [InlineData(1, new SourceKind[0], false)]
    [InlineData(1, new[] { SourceKind.Police }, false)]
    [InlineData(1, new[] { SourceKind.Police, SourceKind.ChildrensSocialCare }, true)]
    [InlineData(2, new[] { SourceKind.ChildrensSocialCare }, true)]
    public void A_change_is_consulted_on(int children, SourceKind[] consulted, bool met)
    {
        var result = (Giving(RiskLevel.High) with
        {
            StandingLevel = RiskLevel.Medium,
            Children = children,
            AgenciesConsulted = [.. consulted],
        }).Evaluated();
        Assert.Equal(met, result.Consultation!.Met);
        Assert.Equal(children > 0 ? [SourceKind.ChildrensSocialCare] : [], result.Consultation.Required);
        Assert.Equal(children > 0, result.Fired("ASSESS-6")!.Inputs.Contains(RuleInput.Child));
    }

    [Fact]
    public void Consultation_never_delays_the_level() =>
        Assert.Equal(
            RiskLevel.Imminent,
            (Giving(RiskLevel.Imminent) with { StandingLevel = RiskLevel.Medium, Children = 1 }).Evaluated().Level);

    private static AssessmentInputs Giving(RiskLevel level) => Inputs(level switch
    {
        RiskLevel.Standard => AllClear(),
        RiskLevel.Medium => FactSheet.Empty,
        RiskLevel.High => Facts(Present(Indicator.PregnancyOrRecentBirth, Police)),
        _ => Facts(Present(Indicator.WeaponUse, Police)),
    });
}
