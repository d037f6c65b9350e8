using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class LevelTests
{
    private const Indicator Separation = Indicator.RecentOrImminentSeparation;
    private const Indicator Assaults = Indicator.EscalatingAssaults;
    private const Indicator Control = Indicator.CoerciveControl;
    private const Indicator Sexual = Indicator.SexualViolence;
    private const Indicator Pregnancy = Indicator.PregnancyOrRecentBirth;
    private const Indicator Weapon = Indicator.WeaponUse;
    private const Indicator Threats = Indicator.ThreatsToKill;
    private const Indicator Substances = Indicator.ActiveSubstanceMisuse;

    // ASSESS-2: what is present, the level, and the facts that gave it.
    public static TheoryData<Indicator[], RiskLevel, Indicator[]> Levels => new()
    {
        { [Threats], RiskLevel.Imminent, [Threats] },
        { [Weapon], RiskLevel.Imminent, [Weapon] },
        { [Weapon, Threats, Pregnancy], RiskLevel.Imminent, [Weapon, Threats] },
        { [Separation, Control, Sexual], RiskLevel.Imminent, [Separation, Control, Sexual] },
        { [Separation, Control, Assaults, Substances], RiskLevel.Imminent, [Separation, Assaults, Control] },
        { [Separation, Control, Assaults, Sexual], RiskLevel.Imminent, [Separation, Assaults, Control, Sexual] },
        { [Threats, Separation, Control, Sexual], RiskLevel.Imminent, [Separation, Control, Sexual, Threats] },
        { [Separation, Control, Threats], RiskLevel.Imminent, [Threats] },
        { [Separation, Control], RiskLevel.High, [Separation, Control] },
        { [Separation, Sexual, Assaults], RiskLevel.High, [Separation, Assaults, Sexual] },
        { [Control, Sexual, Assaults], RiskLevel.High, [Assaults, Control, Sexual] },
        { [Separation], RiskLevel.High, [Separation] },
        { [Assaults], RiskLevel.High, [Assaults] },
        { [Control], RiskLevel.High, [Control] },
        { [Sexual], RiskLevel.High, [Sexual] },
        { [Pregnancy], RiskLevel.High, [Pregnancy] },
        { [Substances], RiskLevel.High, [Substances] },
        { [Pregnancy, Substances], RiskLevel.High, [Pregnancy, Substances] },
    };

    [Theory, MemberData(nameof(Levels))]
    public void Severe_indicators_give_the_level(Indicator[] present, RiskLevel level, Indicator[] because)
    {
        foreach (var facts in new[] { Facts(Each(present)), AllClear(Each(present)) })
        {
            var result = Inputs(facts).Evaluated();
            Assert.Equal(level, result.FactsLevel);
            Assert.Equal(because, result.Fired("ASSESS-2")!.Indicators);
            Assert.Empty(result.Fired("ASSESS-2")!.Inputs);
            Assert.Equal(present.Order(), result.Fired("ASSESS-1")!.Indicators);
            Assert.True(result.SafeguardingActionRequired);
        }
    }

    private static Heard[] Each(Indicator[] present) => [.. present.Select(indicator => Present(indicator, Survivor))];

    [Fact]
    public void Disclosed_or_alleged_is_medium_and_says_which()
    {
        var clear = Inputs(AllClear());
        Assert.Equal([RuleInput.AbuseAlleged], Medium(clear with { AbuseAlleged = true }));
        Assert.Equal([RuleInput.AbuseDisclosed], Medium(clear with { AbuseDisclosed = true }));
        Assert.Equal([RuleInput.AbuseDisclosed], Medium(clear with { Stance = Stance.Partial }));
        Assert.Equal(
            [RuleInput.AbuseDisclosed, RuleInput.AbuseAlleged],
            Medium(clear with { Stance = Stance.Open, AbuseAlleged = true }));

        static IEnumerable<RuleInput> Medium(AssessmentInputs inputs)
        {
            var result = inputs.Evaluated();
            Assert.Equal(RiskLevel.Medium, result.FactsLevel);
            Assert.Empty(result.Fired("ASSESS-2")!.Indicators);
            return result.Fired("ASSESS-2")!.Inputs;
        }
    }

    [Fact]
    public void Each_unknown_alone_is_medium_and_asked_for()
    {
        foreach (var unknown in Indicators.Severe)
        {
            var heard = Indicators.Severe.Where(indicator => indicator != unknown)
                .Select(indicator => Absent(indicator, Police));
            var result = Inputs(Facts([.. heard])).Evaluated();
            Assert.Equal(RiskLevel.Medium, result.Level);
            Assert.Equal([unknown], result.Fired("ASSESS-2")!.Indicators);
            Assert.Equal([unknown], result.Fired("ASSESS-3")!.Indicators);
            Assert.Equal([unknown], result.InformationRequests);
        }
    }

    [Fact]
    public void Standard_takes_all_eight_checked_and_says_so()
    {
        var result = Inputs(AllClear(), Stance.OtherIssue).Evaluated();
        Assert.Equal(RiskLevel.Standard, result.Level);
        Assert.Equal(Indicators.Severe, result.Fired("ASSESS-2")!.Indicators);
        Assert.Null(result.Fired("ASSESS-1"));
        Assert.Null(result.Fired("ASSESS-3"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Severe_harm_awaits_an_action_until_one_is_taken(bool taken, bool awaiting)
    {
        var inputs = Inputs(Facts(Present(Pregnancy, Child))) with { AnySafeguardingActionTaken = taken };
        Assert.True(inputs.Evaluated().SafeguardingActionRequired);
        Assert.Equal(awaiting, inputs.Evaluated().AwaitingSafeguardingAction);
        Assert.False((inputs with { Facts = AllClear() }).Evaluated().AwaitingSafeguardingAction);
    }

    // ASSESS-4 and ASSESS-5 over facts that give MEDIUM: survivor view, judgement, level, and which of the two fire.
    [Theory]
    [InlineData(null, null, RiskLevel.Medium, false, false)]
    [InlineData(RiskLevel.Standard, null, RiskLevel.Medium, false, false)]
    [InlineData(RiskLevel.Medium, null, RiskLevel.Medium, false, false)]
    [InlineData(RiskLevel.High, null, RiskLevel.High, true, false)]
    [InlineData(null, RiskLevel.High, RiskLevel.High, false, true)]
    [InlineData(null, RiskLevel.Medium, RiskLevel.Medium, false, false)]
    [InlineData(null, RiskLevel.Standard, RiskLevel.Medium, false, true)]
    [InlineData(RiskLevel.High, RiskLevel.Imminent, RiskLevel.Imminent, true, true)]
    [InlineData(RiskLevel.Imminent, RiskLevel.High, RiskLevel.Imminent, true, true)]
    [InlineData(RiskLevel.High, RiskLevel.High, RiskLevel.High, true, false)]
    [InlineData(RiskLevel.Unspecified, RiskLevel.Unspecified, RiskLevel.Medium, false, false)]
    public void Views_and_judgement_only_raise(
        RiskLevel? survivor, RiskLevel? judgement, RiskLevel level, bool survivorRaises, bool judged)
    {
        var inputs = Inputs(FactSheet.Empty) with { SurvivorLevel = survivor, Judgement = judgement };
        var result = inputs.Evaluated();
        Assert.Equal(RiskLevel.Medium, result.FactsLevel);
        Assert.Equal(level, result.EvaluatedLevel);
        Assert.Equal(level, result.Level);
        Assert.Equal(survivorRaises, result.Fired("ASSESS-4") is not null);
        Assert.Equal(judged, result.Fired("ASSESS-5") is not null);
        if (survivorRaises) Assert.Equal([RuleInput.SurvivorView], result.Fired("ASSESS-4")!.Inputs);
        if (judged) Assert.Equal([RuleInput.Judgement], result.Fired("ASSESS-5")!.Inputs);
    }

    [Fact]
    public void A_judgement_that_raises_and_one_that_is_not_applied_are_told_apart()
    {
        var inputs = Inputs(FactSheet.Empty);
        var raised = (inputs with { Judgement = RiskLevel.High }).Evaluated().Fired("ASSESS-5")!.Explanation;
        var kept = (inputs with { Judgement = RiskLevel.Standard }).Evaluated().Fired("ASSESS-5")!.Explanation;
        Assert.Contains("raises", raised, StringComparison.Ordinal);
        Assert.Contains("not applied", kept, StringComparison.Ordinal);
    }
}
