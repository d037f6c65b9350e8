using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// The rules that fired, with the facts that fired them; facts of the survivor's side alone are named apart.
/// </summary>
public sealed class RulesView(Assessment assessment, GuidanceBook guidance)
{
    private readonly FactGroups facts = new(assessment.Facts);

    public IEnumerable<FiredRule> Rules => assessment.Rules;

    /// <summary>The facts that may be seen at once.</summary>
    public IEnumerable<string> Open(FiredRule rule) => Names(rule, isProtected: false);

    /// <summary>Those from the survivor's side alone.</summary>
    public IEnumerable<string> Protected(FiredRule rule) => Names(rule, isProtected: true);

    /// <summary>
    /// Whether its own words would tell what only the survivor's side knows: nothing else made it fire.
    /// </summary>
    public bool TellsProtected(FiredRule rule) => Protected(rule).Any() && !Open(rule).Any();

    private IEnumerable<string> Names(FiredRule rule, bool isProtected) =>
        rule.Indicators.Where(i => facts.IsProtected(i) == isProtected).Select(guidance.Label);
}
