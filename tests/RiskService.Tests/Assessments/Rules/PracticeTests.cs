using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class PracticeTests
{
    private static readonly AssessmentInputs Good = Inputs(AllClear(), Stance.Partial) with
    {
        Children = 1,
        SurvivorViewAccounted = true,
        ConfidentialityExplained = true,
        WorkerTrained = true,
    };

    private static IEnumerable<string> Flags(AssessmentInputs inputs) =>
        inputs.Evaluated().PracticeFlags.Select(flag => flag.RuleId);

    [Fact]
    public void Good_practice_is_not_flagged() => Assert.Empty(Flags(Good));

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, true)]
    public void An_untrained_worker_needs_a_supervisor(bool trained, bool supervised, bool flagged, bool fires)
    {
        var inputs = Good with { WorkerTrained = trained, SupervisorNamed = supervised };
        Assert.Equal(flagged ? ["RESPOND-8"] : [], Flags(inputs));
        Assert.Equal(fires ? [RuleInput.Worker] : [], inputs.Evaluated().Fired("RESPOND-8")?.Inputs ?? []);
    }

    [Fact]
    public void A_missing_survivor_view_is_flagged_until_accounted_for()
    {
        var missing = Good with { SurvivorViewAccounted = false };
        Assert.Equal(["ASSESS-4"], Flags(missing));
        Assert.Equal(["ASSESS-4"], Flags(missing with { SurvivorLevel = RiskLevel.Unspecified }));
        Assert.Empty(Flags(missing with { SurvivorLevel = RiskLevel.Standard }));
    }

    [Theory]
    [InlineData(Stance.None, 1, false)]
    [InlineData(Stance.OtherIssue, 1, true)]
    [InlineData(Stance.Partial, 1, true)]
    [InlineData(Stance.Open, 1, true)]
    [InlineData(Stance.Open, 0, false)]
    public void Limits_of_confidentiality_are_flagged_once_the_subject_was_spoken_to(
        Stance stance, int children, bool flagged)
    {
        var inputs = Good with { ConfidentialityExplained = false, Stance = stance, Children = children };
        Assert.Equal(flagged ? ["RESPOND-7"] : [], Flags(inputs));
    }

    // RESPOND-9: one change to a quiet case, and what it adds to the guidance that fits.
    [Fact]
    public void Advice_follows_the_assessment()
    {
        var quiet = Inputs(AllClear()) with { WorkerTrained = true };
        Fits(quiet);
        Fits(quiet with { Stance = Stance.OtherIssue }, AdviceFit.OtherIssue);
        Fits(quiet with { Stance = Stance.Partial }, AdviceFit.Disclosure);
        Fits(quiet with { Stance = Stance.Open }, AdviceFit.Disclosure, AdviceFit.OpenStance);
        Fits(quiet with { Children = 1 }, AdviceFit.Children);
        Fits(With(Indicator.ProblemWithDrink), AdviceFit.SubstanceUse);
        Fits(With(Indicator.SubstanceUse), AdviceFit.SubstanceUse);
        Fits(With(Indicator.ActiveSubstanceMisuse), AdviceFit.SubstanceUse, AdviceFit.SevereRisk);
        Fits(With(Indicator.SaysPartnerIsAbusive), AdviceFit.CounterAllegation);
        Fits(quiet with { CounterAllegationOpen = true }, AdviceFit.CounterAllegation);
        Fits(With(Indicator.Suicidal), AdviceFit.SelfHarm);
        Fits(quiet with { Intoxicated = true }, AdviceFit.Intoxicated);
        Fits(With(Indicator.SexualViolence), AdviceFit.SevereRisk);
        Fits(quiet with { SurvivorLevel = RiskLevel.High }, AdviceFit.SevereRisk);
        Fits(quiet with { WorkerTrained = false }, AdviceFit.Untrained);

        AssessmentInputs With(Indicator indicator) => quiet with { Facts = AllClear(Present(indicator, Worker)) };
        static void Fits(AssessmentInputs inputs, params AdviceFit[] added) =>
            Assert.Equal([AdviceFit.Always, .. added], inputs.Evaluated().AdviceFits);
    }
}
