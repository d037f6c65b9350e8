using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// A day in three boxes: <c>&lt;field-date for="Until" label="Until when" /&gt;</c> over a <see cref="DayInput"/>.
/// </summary>
[HtmlTargetElement("field-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldDate : FieldTagHelper
{
    protected override void Write(TagHelperContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fieldset = new TagBuilder("fieldset");
        fieldset.AddCssClass("govuk-fieldset");
        fieldset.Attributes["role"] = "group";
        if (DescribedBy is { } ids) fieldset.Attributes["aria-describedby"] = ids;
        fieldset.InnerHtml.AppendHtml(Legend());
        foreach (var part in HintAndError()) fieldset.InnerHtml.AppendHtml(part);
        var day = For.Model as DayInput;
        var boxes = Tag("div", "govuk-date-input", Box("Day", day?.Day, 2), Box("Month", day?.Month, 2),
            Box("Year", day?.Year, 4));
        fieldset.InnerHtml.AppendHtml(boxes);
        content.AppendHtml(fieldset);
    }

    private TagBuilder Box(string part, string? value, int width)
    {
        // An error leads to the first box, which therefore has the field's own id.
        var (name, id) = ($"{Name}.{part}", part == "Day" ? Id : $"{Id}-{part}");
        var label = Tag("label", "govuk-label govuk-date-input__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(part);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"govuk-input govuk-date-input__input govuk-input--width-{width}"
            + (Error is null ? "" : " govuk-input--error"));
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        var typed = ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;
        input.Attributes["value"] = typed ?? value ?? "";
        return Tag("div", "govuk-date-input__item", Tag("div", "govuk-form-group", label, input));
    }
}
