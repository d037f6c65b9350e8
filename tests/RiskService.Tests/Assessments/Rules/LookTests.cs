using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class LookTests
{
    private const Indicator SaysAbused = Indicator.SaysPartnerIsAbusive;

    [Fact]
    public void Each_statement_and_behaviour_recommends_asking_and_only_suicide_raises_the_level()
    {
        foreach (var indicator in Indicators.Statements.Concat(Indicators.Behaviours))
        {
            var result = Inputs(AllClear(Present(indicator, Survivor))).Evaluated();
            Assert.True(result.AskRecommended);
            Assert.Equal([indicator], result.Fired("LOOK-1")!.Indicators);
            Assert.Equal(indicator == Indicator.Suicidal ? RiskLevel.Medium : RiskLevel.Standard, result.Level);
            Assert.False(result.SafeguardingActionRequired);
        }
    }

    [Fact]
    public void Severe_or_absent_indicators_do_not_recommend_asking()
    {
        Heard[] heard = [Present(Indicator.WeaponUse, Police), Absent(Indicator.FightingALot, Police)];
        var result = Inputs(Facts(heard)).Evaluated();
        Assert.False(result.AskRecommended);
        Assert.Null(result.Fired("LOOK-1"));
    }

    [Theory]
    [InlineData(Presence.Present, false, true, true)]
    [InlineData(Presence.Present, true, true, false)]
    [InlineData(Presence.Absent, false, false, false)]
    public void Suicide_needs_a_self_harm_action(Presence presence, bool taken, bool required, bool awaiting)
    {
        // A safeguarding action about severe harm is not a self-harm action.
        var facts = AllClear(Heard(Indicator.Suicidal, presence, 0, Police));
        var inputs = Inputs(facts) with { AnySelfHarmActionTaken = taken, AnySafeguardingActionTaken = true };
        var result = inputs.Evaluated();
        Assert.Equal(required, result.SelfHarmActionRequired);
        Assert.Equal(awaiting, result.AwaitingSelfHarmAction);
        Assert.Equal(required ? RiskLevel.Medium : RiskLevel.Standard, result.FactsLevel);
        Assert.Equal(required, result.Fired("LOOK-2") is not null);
    }

    [Theory]
    [InlineData(false, false, false, false, false)]
    [InlineData(true, false, false, true, true)]
    [InlineData(false, true, false, true, true)]
    [InlineData(true, true, false, true, true)]
    [InlineData(true, false, true, true, false)]
    [InlineData(false, true, true, true, false)]
    [InlineData(false, false, true, false, false)]
    public void An_allegation_opens_one_counter_allegation(bool says, bool alleges, bool open, bool fires, bool opens)
    {
        var facts = says ? Facts(Present(SaysAbused, Subject)) : FactSheet.Empty;
        var result = (Inputs(facts) with { SubjectAllegesAbuse = alleges, CounterAllegationOpen = open }).Evaluated();
        Assert.Equal(opens, result.OpensCounterAllegation);
        Assert.Equal(fires, result.Fired("LOOK-3") is not null);
        Assert.Equal(fires && says ? [SaysAbused] : [], result.Fired("LOOK-3")?.Indicators ?? []);
        Assert.Equal(fires && alleges ? [RuleInput.SubjectAllegesAbuse] : [], result.Fired("LOOK-3")?.Inputs ?? []);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(5, false, false)]
    [InlineData(6, false, true)]
    [InlineData(0, true, true)]
    public void A_concluded_allegation_opens_again_only_when_made_again(int heardMinute, bool alleges, bool opens)
    {
        var facts = Facts(Heard(SaysAbused, Presence.Present, heardMinute, Subject));
        var result = (Inputs(facts) with
        {
            CounterAllegationConcludedTime = Start.AddMinutes(5),
            SubjectAllegesAbuse = alleges,
        }).Evaluated();
        Assert.Equal(opens, result.OpensCounterAllegation);
        Assert.Equal(opens, result.Fired("LOOK-3") is not null);
    }

    [Fact]
    public void A_counter_allegation_changes_no_level_and_no_other_fact()
    {
        var facts = AllClear(Present(SaysAbused, Subject));
        Assert.Equal(RiskLevel.Standard, (Inputs(facts) with { SubjectAllegesAbuse = true }).Evaluated().Level);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void Children_are_held_as_victims(int children, bool held)
    {
        var result = (Inputs(FactSheet.Empty) with { Children = children }).Evaluated();
        Assert.Equal(held, result.Fired("LOOK-4") is not null);
        Assert.Equal(held, result.Fired("RESPOND-7") is not null);
        if (held) Assert.Equal([RuleInput.Child], result.Fired("LOOK-4")!.Inputs);
    }
}
