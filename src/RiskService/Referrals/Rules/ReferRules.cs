using System.Collections.Immutable;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// REFER-1 to REFER-5 and REFER-8, in order: all that one step finds is told at once, and the next step is for plans
/// that passed it.
/// </summary>
internal static class ReferRules
{
    private static readonly ImmutableArray<Func<ReferSetting, ImmutableArray<ReferBreach>>> Steps =
        [TypeRules.Check, ProgrammeRules.Standing, AdditionalRules.Check, ProgrammeRules.Fit];

    public static ReferOutcome Check(ReferSetting setting)
    {
        var setAside = new List<string>();
        foreach (var step in Steps)
        {
            var found = step(setting);
            var standing = found.RemoveAll(b => IsSetAside(b, setting));
            if (!standing.IsEmpty) return new(standing, []);
            setAside.AddRange(found.Select(b => b.RuleId));
        }

        return new([], [.. setAside.Distinct()]);
    }

    private static bool IsSetAside(ReferBreach breach, ReferSetting setting) =>
        breach.Overridable is { } criterion && setting.SetAside.Contains(criterion);
}
