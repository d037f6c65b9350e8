using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// What every question of a form has: a label, a hint, what was typed before, and what is wrong with it, tied together
/// for those who listen to the page instead of looking at it.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The property that holds the answer.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to answer it.</summary>
    public string? Hint { get; set; }

    /// <summary>The size of the label: s, m, l or xl; usual text unless set. A page with one question uses l.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The question is the heading of the page.</summary>
    public bool Heading { get; set; }

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "-");

    protected string? Error => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
        ? string.Join(" ", entry.Errors.Select(e => e.ErrorMessage)) : null;

    /// <summary>As it was typed, if it was sent; else as the page has it.</summary>
    protected string? Typed =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } sent
            ? sent : For.Model?.ToString();

    protected string? DescribedBy
    {
        get
        {
            var ids = new List<string>();
            if (Hint is not null) ids.Add(Id + "-hint");
            if (Error is not null) ids.Add(Id + "-error");
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        FieldOrder.Note(ViewContext, Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group" + (Error is null ? "" : " govuk-form-group--error"));
        Write(output.Content);
    }

    protected abstract void Write(TagHelperContent content);

    protected void WriteLabel(TagHelperContent content)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("govuk-label" + (LabelSize is null ? "" : $" govuk-label--{LabelSize}"));
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        content.AppendHtml(Heading ? Tag("h1", "govuk-label-wrapper", label) : label);
    }

    protected TagBuilder Legend()
    {
        var legend = new TagBuilder("legend");
        legend.AddCssClass($"govuk-fieldset__legend govuk-fieldset__legend--{LabelSize ?? "s"}");
        if (Heading)
        {
            var heading = new TagBuilder("h1");
            heading.AddCssClass("govuk-fieldset__heading");
            heading.InnerHtml.Append(Label);
            legend.InnerHtml.AppendHtml(heading);
        }
        else
        {
            legend.InnerHtml.Append(Label);
        }

        return legend;
    }

    protected IEnumerable<TagBuilder> HintAndError()
    {
        if (Hint is not null)
        {
            var hint = new TagBuilder("div");
            hint.AddCssClass("govuk-hint");
            hint.Attributes["id"] = Id + "-hint";
            hint.InnerHtml.Append(Hint);
            yield return hint;
        }

        if (Error is { } wrong)
        {
            var error = new TagBuilder("p");
            error.AddCssClass("govuk-error-message");
            error.Attributes["id"] = Id + "-error";
            error.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">Error:</span> ").Append(wrong);
            yield return error;
        }
    }

    protected static TagBuilder Tag(string name, string css, params TagBuilder[] inner)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(css);
        foreach (var part in inner) tag.InnerHtml.AppendHtml(part);
        return tag;
    }
}
