using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// The rules that fired, with what fired them. A rule that tells what only the survivor's side knows is named apart.
/// </summary>
public sealed class RulesView
{
    private readonly GuidanceBook guidance;

    public RulesView(Assessment assessment, GuidanceBook guidance)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        this.guidance = guidance;
        (Open, Hidden) = SurvivorSide.Split(assessment.Rules, SurvivorSide.Hidden(assessment.Facts));
    }

    /// <summary>Rules that may be seen at once.</summary>
    public IReadOnlyList<FiredRule> Open { get; }

    /// <summary>Rules that only the survivor's side explains.</summary>
    public IReadOnlyList<FiredRule> Hidden { get; }

    /// <summary>What a rule fired from, in the words of the guidance.</summary>
    public string From(FiredRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return string.Join(", ", rule.Indicators.Select(guidance.Label).Concat(rule.Inputs.Select(i => Words.Of(i))));
    }
}
