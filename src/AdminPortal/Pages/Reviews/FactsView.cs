using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>The facts of a case for its reviewer, in the words of the guidance.</summary>
public sealed record FactsView(FactGroups Facts, GuidanceBook Guidance)
{
    /// <summary>What those besides the survivor's side say.</summary>
    public static string Openly(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return string.Join("; ", fact.Sources.Where(s => !SurvivorSide.Is(s.Source)).Select(SourceWords.Of));
    }

    /// <summary>What the survivor's side says.</summary>
    public static string FromSurvivor(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return string.Join("; ", fact.Sources.Where(s => SurvivorSide.Is(s.Source)).Select(SourceWords.Of));
    }
}
