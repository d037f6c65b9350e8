using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// What may never be used with the subject (RESPOND-1): marked, not on the page until it is asked for, and never in
/// print. <c>&lt;survivor-only what="2 facts"&gt;…&lt;/survivor-only&gt;</c>; in a list, with what it is of.
/// </summary>
[HtmlTargetElement("survivor-only")]
public sealed class SurvivorOnly : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What is hidden, without telling it: "2 facts".</summary>
    public string What { get; set; } = "what is hidden";

    /// <summary>
    /// The id of what it is a part of. Where several of a page hide the same, each must say whose it is: what is shown
    /// is found by it.
    /// </summary>
    public string Of { get; set; } = "";

    /// <summary>What it is about, for whoever does not see where on the page it stands.</summary>
    public string About { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var revealed = Revealed.Of(ViewContext.HttpContext);
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        if (revealed.IsWithin) return;

        var part = revealed.Part(What, Of.Length > 0 ? Of : About);
        output.Attributes.SetAttribute("id", Revealed.Id(part));
        if (!revealed.Is(part))
        {
            output.Attributes.SetAttribute("class", "survivor-only survivor-only--closed");
            output.Content.SetHtmlContent(
                Link(revealed.With(part), "data-reveal", $"Show {What}: do not use with the subject"));
            return;
        }

        revealed.IsWithin = true;
        var inner = await output.GetChildContentAsync();
        revealed.IsWithin = false;
        output.Attributes.SetAttribute("class", "survivor-only");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Link(revealed.Without(part), "data-conceal", "Hide " + What));
        output.Content.AppendHtml("<div class=\"survivor-only__shown\">").AppendHtml(inner).AppendHtml("</div>");
    }

    private TagBuilder Link(string address, string mark, string text)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("govuk-link survivor-only__link");
        link.Attributes["href"] = address;
        link.Attributes["rel"] = "nofollow";
        link.Attributes[mark] = "";
        link.InnerHtml.Append(text);
        if (About.Length == 0) return link;
        var about = new TagBuilder("span");
        about.AddCssClass("govuk-visually-hidden");
        about.InnerHtml.Append($" (about: {About})");
        link.InnerHtml.AppendHtml(about);
        return link;
    }
}
