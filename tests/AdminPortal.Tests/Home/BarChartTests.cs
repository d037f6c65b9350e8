using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
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
        var bars = new HtmlParser().ParseDocument(html).QuerySelectorAll("tbody rect");
        Assert.Equal([("0", "750"), ("750", "250"), ("0", "500")],
            bars.Select(b => (b.GetAttribute("x")!, b.GetAttribute("width")!)));
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
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        new BarChartTag { Value = chart }.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
