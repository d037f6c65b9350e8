using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// What Enter in a field presses, in a form whose first button would do something else: browsers press the first of a
/// form. Nobody sees it or comes to it by keyboard; the button that says what it does is where it belongs.
/// </summary>
[HtmlTargetElement("default-button", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DefaultButton : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-visually-hidden");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-hidden", "true");
    }
}
