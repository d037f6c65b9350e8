using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Keeps the <c>request_id</c> of a form, so that sending it twice does nothing twice: <c>&lt;request-id /&gt;</c>.
/// </summary>
[HtmlTargetElement("request-id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RequestIdTag : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", nameof(PortalPage.RequestId));
        output.Attributes.SetAttribute("value", (ViewContext.ViewData.Model as PortalPage)?.RequestId);
    }
}
