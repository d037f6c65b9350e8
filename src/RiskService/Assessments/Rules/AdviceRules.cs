using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>Which guidance fits an assessment; never all of it (RESPOND-9). It is for the worker.</summary>
internal static class AdviceRules
{
    private static readonly IndicatorSet Substances = IndicatorSet.Of(
        Indicator.ActiveSubstanceMisuse, Indicator.ProblemWithDrink, Indicator.SubstanceUse);

    public static ImmutableArray<AdviceFit> Fits(AssessmentInputs inputs, LookOutcome look, RiskLevel level)
    {
        var fits = ImmutableArray.CreateBuilder<AdviceFit>(10);
        var present = inputs.Facts.PresentSet;
        fits.Add(AdviceFit.Always);
        Add(AdviceFit.OtherIssue, inputs.Stance == Stance.OtherIssue);
        Add(AdviceFit.Disclosure, inputs.Stance is Stance.Partial or Stance.Open);
        Add(AdviceFit.OpenStance, inputs.Stance == Stance.Open);
        Add(AdviceFit.Children, inputs.Children > 0);
        Add(AdviceFit.SubstanceUse, !(present & Substances).IsEmpty);
        Add(AdviceFit.CounterAllegation, look.CounterAllegation);
        Add(AdviceFit.SelfHarm, look.SelfHarm);
        Add(AdviceFit.Intoxicated, inputs.Intoxicated);
        Add(AdviceFit.SevereRisk, level >= RiskLevel.High || !(present & Indicators.SevereSet).IsEmpty);
        Add(AdviceFit.Untrained, !inputs.WorkerTrained);
        return fits.DrainToImmutable();

        void Add(AdviceFit fit, bool fitting)
        {
            if (fitting) fits.Add(fit);
        }
    }
}
