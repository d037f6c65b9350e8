using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Fields of a form that are filled in with what may never be used with the subject (RESPOND-1): marked, folded until
/// opened, and never in print. They are on the page, because a form without them would lose what they hold.
/// </summary>
[HtmlTargetElement("survivor-fields")]
public sealed class SurvivorFields : TagHelper
{
    /// <summary>What is hidden, without telling it: "the contact".</summary>
    public string What { get; set; } = "what is hidden";

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
        output.Content.Append($"Show {What}: do not use with the subject");
        output.Content.AppendHtml("</span></summary><div class=\"govuk-details__text\">");
        output.Content.AppendHtml(inner);
        output.Content.AppendHtml("</div>");
    }
}
