namespace RiskPlatform.AdminPortal.Kit.Charts;

/// <summary>
/// Numbers to be seen at a glance. Shown as a table with a bar in each row, so that what is drawn and what is read are
/// the same thing.
/// </summary>
/// <param name="Caption">What is counted.</param>
/// <param name="RowTitle">What the rows are, such as "Level".</param>
/// <param name="Series">What each part of a bar is. One or two.</param>
/// <param name="Rows">The rows, in the order in which they are read.</param>
public sealed record BarChart(
    string Caption, string RowTitle, IReadOnlyList<BarSeries> Series, IReadOnlyList<BarRow> Rows)
{
    /// <summary>The longest bar, which has the whole width.</summary>
    public int Most => Rows.Count == 0 ? 0 : Rows.Max(r => r.Total);
}

/// <summary>A part of each bar.</summary>
/// <param name="Title">What it is.</param>
/// <param name="IsLate">Whether it is past its time: it is drawn in another colour.</param>
public sealed record BarSeries(string Title, bool IsLate = false);

/// <summary>One bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Values">A number for each part.</param>
public sealed record BarRow(string Label, params IReadOnlyList<int> Values)
{
    /// <summary>All parts together.</summary>
    public int Total => Values.Sum();
}
