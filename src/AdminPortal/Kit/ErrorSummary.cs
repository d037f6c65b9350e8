using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>Everything that is wrong with a form, each with a link to its field. Nothing if nothing is.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummary : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (ViewContext.ModelState.IsValid || ViewContext.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.AppendHtml(
            "<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">There is a problem</h2>"
            + "<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
        foreach (var (name, entry) in ViewContext.ModelState.OrderBy(e => FieldOrder.PlaceOf(ViewContext, e.Key)))
        {
            foreach (var error in entry!.Errors)
            {
                output.Content.AppendHtml("<li>");
                if (name.Length == 0)
                {
                    output.Content.Append(error.ErrorMessage);
                }
                else
                {
                    var link = new TagBuilder("a");
                    link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(name, "-");
                    link.InnerHtml.Append(error.ErrorMessage);
                    output.Content.AppendHtml(link);
                }

                output.Content.AppendHtml("</li>");
            }
        }

        output.Content.AppendHtml("</ul></div></div>");
    }
}
