using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit.Charts;

/// <summary>
/// Shows a <see cref="BarChart"/>: <c>&lt;bar-chart value="…" /&gt;</c>. Each bar is drawn beside its numbers; who
/// can't see it misses nothing.
/// </summary>
[HtmlTargetElement("bar-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarChartTag : TagHelper
{
    /// <summary>What is shown.</summary>
    public BarChart Value { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "table";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-table chart-table");
        output.Content.AppendHtml("<caption class=\"govuk-table__caption govuk-table__caption--s\">")
            .Append(Value.Caption).AppendHtml("</caption>");
        WriteHead(output.Content);
        output.Content.AppendHtml("<tbody class=\"govuk-table__body\">");
        foreach (var row in Value.Rows) WriteRow(output.Content, row);
        output.Content.AppendHtml("</tbody>");
    }

    private void WriteHead(TagHelperContent content)
    {
        content.AppendHtml("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
        content.AppendHtml("<th scope=\"col\" class=\"govuk-table__header\">").Append(Value.RowTitle)
            .AppendHtml("</th>");
        foreach (var series in Value.Series)
        {
            content.AppendHtml("<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">");
            if (Value.Series.Count > 1) content.AppendHtml(Key(series));
            content.Append(series.Title).AppendHtml("</th>");
        }

        // A column of pictures, which says nothing that the others do not.
        content.AppendHtml("<td class=\"govuk-table__header chart-table__bar\"></td></tr></thead>");
    }

    private void WriteRow(TagHelperContent content, BarRow row)
    {
        content.AppendHtml("<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">")
            .Append(row.Label).AppendHtml("</th>");
        foreach (var value in row.Values)
        {
            content.AppendHtml("<td class=\"govuk-table__cell govuk-table__cell--numeric\">")
                .Append(value.ToString("N0", CultureInfo.InvariantCulture)).AppendHtml("</td>");
        }

        content.AppendHtml("<td class=\"govuk-table__cell chart-table__bar\">").AppendHtml(Bar(row))
            .AppendHtml("</td></tr>");
    }

    private TagBuilder Bar(BarRow row)
    {
        var svg = Svg("chart-bar", "0 0 1000 20");
        svg.Attributes["preserveAspectRatio"] = "none";
        var x = 0.0;
        for (var i = 0; i < row.Values.Count; i++)
        {
            var width = Value.Most == 0 ? 0 : 1000.0 * row.Values[i] / Value.Most;
            if (width > 0) svg.InnerHtml.AppendHtml(Rect(x, width, 20, Value.Series[i]));
            x += width;
        }

        return svg;
    }

    private static TagBuilder Key(BarSeries series)
    {
        var svg = Svg("chart-key", "0 0 20 20");
        svg.InnerHtml.AppendHtml(Rect(0, 20, 20, series));
        return svg;
    }

    private static TagBuilder Svg(string css, string box)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass(css);
        svg.Attributes["viewBox"] = box;
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        return svg;
    }

    private static TagBuilder Rect(double x, double width, int height, BarSeries series)
    {
        var rect = new TagBuilder("rect");
        rect.AddCssClass("chart__bar" + (series.IsLate ? " chart__bar--late" : ""));
        rect.Attributes["x"] = Number(x);
        rect.Attributes["width"] = Number(width);
        rect.Attributes["height"] = Number(height);
        return rect;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
