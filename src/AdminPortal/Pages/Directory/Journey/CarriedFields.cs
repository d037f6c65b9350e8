using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Pages.Directory.Journey;

/// <summary>
/// The answers so far, hidden in the form that is sent next: <c>&lt;carried-fields except="Reason" /&gt;</c>.
/// </summary>
[HtmlTargetElement("carried-fields", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CarriedFields : TagHelper
{
    private static readonly string[] Own =
    [
        "__RequestVerificationToken", nameof(JourneyPage.RequestId), nameof(JourneyPage.Step), nameof(JourneyPage.Etag),
    ];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A field that the form asks for itself.</summary>
    public string? Except { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (name, values) in ViewContext.HttpContext.Request.Form)
        {
            if (Own.Contains(name) || name == Except) continue;
            foreach (var value in values)
            {
                var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                input.Attributes["type"] = "hidden";
                input.Attributes["name"] = name;
                input.Attributes["value"] = value ?? "";
                output.Content.AppendHtml(input);
            }
        }
    }
}
