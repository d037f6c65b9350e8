namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>What a piece of guidance fits (RESPOND-9). Each assessment returns the guidance that fits it.</summary>
internal enum AdviceFit
{
    Always,
    OtherIssue,
    Disclosure,
    OpenStance,
    Children,
    SubstanceUse,
    CounterAllegation,
    SelfHarm,
    Intoxicated,
    SevereRisk,
    Untrained,
}
