using Microsoft.AspNetCore.Razor.TagHelpers;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>How high the risk stands, in words as well as in colour: <c>&lt;risk-level value="…" /&gt;</c>.</summary>
[HtmlTargetElement("risk-level", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RiskLevelTag : TagHelper
{
    public RiskLevel Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (css, words) = Value switch
        {
            RiskLevel.Imminent => ("imminent", "Imminent"),
            RiskLevel.High => ("high", "High"),
            RiskLevel.Medium => ("medium", "Medium"),
            RiskLevel.Standard => ("standard", "Standard"),
            _ => ("none", "Never assessed"),
        };
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "level level--" + css);
        output.Content.Append(words);
    }
}
