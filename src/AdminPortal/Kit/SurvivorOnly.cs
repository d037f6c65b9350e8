using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// What may never be used with the subject (RESPOND-1): marked, hidden until asked for, and never in print.
/// <c>&lt;survivor-only what="2 facts"&gt;…&lt;/survivor-only&gt;</c>.
/// </summary>
[HtmlTargetElement("survivor-only")]
public sealed class SurvivorOnly : TagHelper
{
    /// <summary>What is hidden, without telling it: "2 facts".</summary>
    public string What { get; set; } = "";

    /// <summary>Whether it stands open: only where what is within has to be put right.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var inner = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-details survivor-only");
        if (Open) output.Attributes.SetAttribute("open", "open");
        output.Content.AppendHtml(
            "<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">");
        output.Content.Append(What.Length == 0 ? "Show what must not be used with the subject"
            : $"Show {What}: do not use with the subject");
        output.Content.AppendHtml("</span></summary><div class=\"govuk-details__text\">");
        output.Content.AppendHtml(inner);
        output.Content.AppendHtml("</div>");
    }
}
