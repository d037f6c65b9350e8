using System.Text.Json;
using CsCheck;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments.Rules;

public sealed class LevelProperties
{
    [Fact]
    public void A_present_never_lowers_anything() =>
        Gen.Select(Any.Inputs, Any.HeardAs(Gen.Const(Presence.Present))).Sample((inputs, present) =>
        {
            var before = inputs.Evaluated();
            var after = (inputs with { Facts = inputs.Facts.Add([present]) }).Evaluated();
            Assert.True(after.FactsLevel >= before.FactsLevel);
            Assert.True(after.EvaluatedLevel >= before.EvaluatedLevel);
            Assert.True(after.Level >= before.Level);
            Assert.True(after.SafeguardingActionRequired || !before.SafeguardingActionRequired);
            Assert.True(after.SelfHarmActionRequired || !before.SelfHarmActionRequired);
            Assert.True(after.AskRecommended || !before.AskRecommended);
        });

    [Fact]
    public void A_denial_by_the_subject_changes_no_level() =>
        Gen.Select(Any.Inputs, Any.Indicator).Sample((inputs, indicator) =>
        {
            // Where the subject admitted it before, the denial takes that word back (ASSESS-8); the test below has it.
            if (inputs.Facts.WordsOn(indicator).Any(Admission)) return;
            var before = inputs.Evaluated();
            var after = Denied(inputs, indicator).Evaluated();
            Assert.Equal(before.FactsLevel, after.FactsLevel);
            Assert.Equal(before.EvaluatedLevel, after.EvaluatedLevel);
            Assert.Equal(before.Level, after.Level);
            Assert.Equal(before.SafeguardingActionRequired, after.SafeguardingActionRequired);
            Assert.Equal(before.InformationRequests, after.InformationRequests);
        });

    [Fact]
    public void Taking_back_an_admission_lowers_no_standing_level_from_high() =>
        Gen.Select(Any.Inputs, Any.Indicator).Sample((inputs, indicator) =>
        {
            var admitted = inputs.Facts.Add([Given.Heard(indicator, Presence.Present, 8, Given.Subject)]);
            var before = (inputs with { Facts = admitted, StandingLevel = null }).Evaluated();
            var after = Denied(inputs with { Facts = admitted, StandingLevel = before.Level }, indicator).Evaluated();
            if (before.Level >= RiskLevel.High) Assert.Equal(before.Level, after.Level);
            if (after.Level < before.Level) Assert.True(after.Consultation is not null);
        });

    [Fact]
    public void The_level_is_never_below_the_survivors() => Any.Inputs.Sample(inputs =>
    {
        var result = inputs.Evaluated();
        if (inputs.SurvivorLevel is not { } survivor) return;
        Assert.True(result.EvaluatedLevel >= survivor);
        Assert.True(result.Level >= survivor);
    });

    [Fact]
    public void Nobody_lowers_from_high_without_approval() => Any.Inputs.Sample(inputs =>
    {
        var result = inputs.Evaluated();
        Assert.True(result.Level >= result.EvaluatedLevel);
        Assert.Equal(result.LowerLevelAwaitsApproval, result.Level > result.EvaluatedLevel);
        if (inputs.StandingLevel >= RiskLevel.High) Assert.True(result.Level >= inputs.StandingLevel);
    });

    [Fact]
    public void A_level_is_never_left_open_and_standard_takes_all_eight_checked() => Any.Inputs.Sample(inputs =>
    {
        var result = inputs.Evaluated();
        Assert.InRange(result.Level, RiskLevel.Standard, RiskLevel.Imminent);
        if (result.FactsLevel == RiskLevel.Standard)
            Assert.All(Indicators.Severe, indicator => Assert.Equal(Presence.Absent, inputs.Facts.Of(indicator)));
        Assert.Equal(
            result.SafeguardingActionRequired,
            Indicators.Severe.Any(indicator => inputs.Facts.Of(indicator) == Presence.Present));
    });

    [Fact]
    public void The_same_inputs_give_the_same_result() => Any.Inputs.Sample(inputs =>
    {
        var again = inputs with { Facts = FactSheet.Decode(inputs.Facts.Encode()) };
        Assert.Equal(JsonSerializer.Serialize(inputs.Evaluated()), JsonSerializer.Serialize(again.Evaluated()));
    });

    [Fact]
    public void Each_rule_fires_once_and_explains_itself_without_a_score() => Any.Inputs.Sample(inputs =>
    {
        var result = inputs.Evaluated();
        Assert.Equal(result.Rules.Length, result.Rules.DistinctBy(rule => rule.RuleId).Count());
        Assert.NotNull(result.Fired("ASSESS-2"));
        var explanations = result.Rules.Select(rule => rule.Explanation);
        Assert.All(explanations.Concat(result.PracticeFlags.Select(flag => flag.Message)), text =>
        {
            Assert.InRange(text.Length, 20, 200);
            Assert.DoesNotMatch("(?i)score|probab|likel|percent|%", text);
        });
    });

    [Fact]
    public void Advice_is_never_all_of_it() => Any.Inputs.Sample(inputs =>
        Assert.InRange(inputs.Evaluated().AdviceFits.Length, 1, Enum.GetValues<AdviceFit>().Length - 1));

    private static bool Admission(Word word) => word.Source == Given.Subject && word.Presence == Presence.Present;

    private static AssessmentInputs Denied(AssessmentInputs inputs, Indicator indicator) => inputs with
    {
        Facts = inputs.Facts.Add([Given.Heard(indicator, Presence.Absent, 9, Given.Subject)]),
    };
}
