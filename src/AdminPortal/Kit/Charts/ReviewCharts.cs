using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Kit.Charts;

/// <summary>The numbers of reviews as charts. The highest level comes first: it is what somebody looks for.</summary>
internal static class ReviewCharts
{
    /// <summary>A case that nobody has assessed comes first: not known is not low.</summary>
    internal static readonly IReadOnlyList<RiskLevel> Levels =
        [RiskLevel.Unspecified, RiskLevel.Imminent, RiskLevel.High, RiskLevel.Medium, RiskLevel.Standard];

    internal static string LevelName(RiskLevel level) =>
        level == RiskLevel.Unspecified ? "Never assessed" : Words.Of(level);

    internal static BarChart OverdueByLevel(IEnumerable<OverdueCount> counts)
    {
        var all = counts.ToList();
        return new BarChart("Overdue reviews by level", "Level", [new BarSeries("Overdue", IsLate: true)],
            [.. Levels.Select(l => new BarRow(LevelName(l), all.Where(c => c.Level == l).Sum(c => c.Count)))]);
    }

    /// <summary>What needs somebody now, for every level and the whole agency.</summary>
    internal static BarChart DueByLevel(IEnumerable<LevelMeasures> levels)
    {
        var all = levels.ToList();
        return new BarChart("Reviews by level", "Level", [new BarSeries("Due"), new BarSeries("Overdue", IsLate: true)],
            [.. Levels.Select(l => new BarRow(LevelName(l),
                all.Where(c => c.Level == l).Sum(c => c.Due), all.Where(c => c.Level == l).Sum(c => c.Overdue)))]);
    }

    internal static BarChart AwaitingByLevel(IEnumerable<LevelMeasures> levels)
    {
        var all = levels.ToList();
        return new BarChart(
            "Cases that wait for an action, by level", "Level", [new BarSeries("Waiting", IsLate: true)],
            [.. Levels.Select(l => new BarRow(LevelName(l),
                all.Where(c => c.Level == l).Sum(c => c.AwaitingAction)))]);
    }

    internal static BarChart OverdueByAge(IEnumerable<OverdueCount> counts)
    {
        var all = counts.ToList();
        return new BarChart("How long they are overdue", "Past their time", [new BarSeries("Overdue", IsLate: true)],
            [.. Enum.GetValues<OverdueAge>().Where(a => a != OverdueAge.Unspecified)
                .Select(a => new BarRow(Age(a), all.Where(c => c.Age == a).Sum(c => c.Count)))]);
    }

    private static string Age(OverdueAge age) => age switch
    {
        OverdueAge.Under1Day => "Less than a day",
        OverdueAge._1To3Days => "1 to 3 days",
        OverdueAge._3To7Days => "3 to 7 days",
        OverdueAge._7To30Days => "7 to 30 days",
        OverdueAge._30DaysOrMore => "30 days or more",
        _ => Words.Of(age),
    };
}
