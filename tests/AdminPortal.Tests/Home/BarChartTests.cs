using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RiskPlatform.AdminPortal.Kit.Charts;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Home;

/// <summary>What is drawn is what is read.</summary>
public sealed class BarChartTests
{
    [Fact]
    public void Each_row_has_its_numbers_and_a_bar_of_their_length()
    {
        var html = Render(new BarChart("Kept <b>", "Week", [new BarSeries("On time"), new BarSeries("Late", true)],
            [new BarRow("1 Nov", 6, 2), new BarRow("8 Nov", 4, 0)]));

        Assert.Contains("Kept &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains(">6</td>", html, StringComparison.Ordinal);
        Assert.Contains("x=\"0\" width=\"750\"", Sorted(html), StringComparison.Ordinal);
        Assert.Contains("x=\"750\" width=\"250\"", Sorted(html), StringComparison.Ordinal);
        Assert.Contains("x=\"0\" width=\"500\"", Sorted(html), StringComparison.Ordinal);
        Assert.Contains("chart__bar--late", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_draws_no_bar()
    {
        var html = Render(new BarChart("Kept", "Week", [new BarSeries("On time")], [new BarRow("1 Nov", 0)]));

        Assert.DoesNotContain("<rect", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_never_assessed_comes_first_and_is_counted()
    {
        var chart = ReviewCharts.OverdueByLevel(
        [
            new OverdueCount { Level = RiskLevel.Unspecified, Age = OverdueAge.Under1Day, Count = 2 },
            new OverdueCount { Level = RiskLevel.High, Age = OverdueAge.Under1Day, Count = 3 },
            new OverdueCount { Level = RiskLevel.High, Age = OverdueAge._1To3Days, Count = 4 },
        ]);

        Assert.Equal([("Never assessed", 2), ("Imminent", 0), ("High", 7), ("Medium", 0), ("Standard", 0)],
            chart.Rows.Select(r => (r.Label, r.Total)));
    }

    private static string Render(BarChart chart)
    {
        var output = new TagHelperOutput("bar-chart", [], (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new BarChartTag { Value = chart }.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>The attributes of each bar in one order.</summary>
    private static string Sorted(string html) => System.Text.RegularExpressions.Regex.Replace(
        html, "<rect[^>]*>", m => "<rect " + string.Join(' ', new[] { "x", "width" }.Select(name =>
            System.Text.RegularExpressions.Regex.Match(m.Value, $" {name}=\"[^\"]*\"").Value.Trim())));
}
