using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// What fired a rule, in a line. Each indicator is said with its presence: many rules fire because something is unknown
/// or absent, and a bare list of names would read as a list of what is there.
/// </summary>
internal static class FiredBy
{
    // From this many of the eight on, naming those that are not among them is shorter and says the same.
    private const int Many = 5;
    private static readonly Indicator[] SevereHarm =
    [
        Indicator.RecentOrImminentSeparation, Indicator.EscalatingAssaults, Indicator.CoerciveControl,
        Indicator.SexualViolence, Indicator.PregnancyOrRecentBirth, Indicator.WeaponUse, Indicator.ThreatsToKill,
        Indicator.ActiveSubstanceMisuse,
    ];

    internal static string Line(FiredRule rule, Assessment assessment)
    {
        var presence = assessment.Facts.ToLookup(f => f.Code, f => f.Presence);
        return Say.Or(string.Join("; ", rule.Indicators
            .GroupBy(i => presence[i].FirstOrDefault())
            .Select(g => g.Key == Presence.Unspecified ? Named(g) : $"{Codes.Name(g.Key)}: {Named(g)}")
            .Concat(rule.Inputs.Select(Words.Of))));
    }

    private static string Named(IEnumerable<Indicator> indicators)
    {
        var all = indicators.Distinct().ToList();
        var severe = all.Intersect(SevereHarm).ToList();
        if (severe.Count < Many) return Names(all);
        var others = SevereHarm.Except(severe).ToList();
        var said = others.Count == 0
            ? "all eight severe-harm indicators"
            : $"all severe-harm indicators but {Names(others)}";
        return severe.Count == all.Count ? said : $"{Names(all.Except(severe))}, and {said}";
    }

    private static string Names(IEnumerable<Indicator> indicators) => string.Join(", ", indicators.Select(Codes.Name));
}
