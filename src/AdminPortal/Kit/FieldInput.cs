using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>One line: <c>&lt;field-input for="Name" label="Name" /&gt;</c>.</summary>
[HtmlTargetElement("field-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldInput : FieldTagHelper
{
    /// <summary>The kind of input, such as email or password; text unless set.</summary>
    public string Type { get; set; } = "text";

    /// <summary>How wide it is in characters: 2, 3, 4, 5, 10, 20 or 30; the whole width unless set.</summary>
    public int? Width { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public bool Spellcheck { get; set; }

    protected override void Write(TagHelperContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        WriteLabel(content);
        foreach (var part in HintAndError()) content.AppendHtml(part);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("govuk-input" + (Width is { } w ? $" govuk-input--width-{w}" : "")
            + (Error is null ? "" : " govuk-input--error"));
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = Type;
        if (Type != "password") input.Attributes["value"] = Typed ?? "";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        if (!Spellcheck) input.Attributes["spellcheck"] = "false";
        if (DescribedBy is { } ids) input.Attributes["aria-describedby"] = ids;
        content.AppendHtml(input);
    }
}

/// <summary>Several lines: <c>&lt;field-text for="Reason" label="Reason" /&gt;</c>.</summary>
[HtmlTargetElement("field-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldText : FieldTagHelper
{
    public int Rows { get; set; } = 4;

    protected override void Write(TagHelperContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        WriteLabel(content);
        foreach (var part in HintAndError()) content.AppendHtml(part);
        var area = new TagBuilder("textarea");
        area.AddCssClass("govuk-textarea" + (Error is null ? "" : " govuk-textarea--error"));
        area.Attributes["id"] = Id;
        area.Attributes["name"] = Name;
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (DescribedBy is { } ids) area.Attributes["aria-describedby"] = ids;

        // A browser drops the first line break of a text area.
        area.InnerHtml.AppendHtml("\n").Append(Typed ?? "");
        content.AppendHtml(area);
    }
}
