using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>A list of which one or several are chosen.</summary>
public abstract class FieldChoices : FieldTagHelper
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>What is chosen: as it was sent, or as the page has it.</summary>
    protected IReadOnlySet<string> Chosen
    {
        get
        {
            if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
                return (raw is string[] many ? many : [raw.ToString() ?? ""]).ToHashSet(StringComparer.Ordinal);
            return For.Model switch
            {
                null => new HashSet<string>(),
                string one => new HashSet<string> { one },
                System.Collections.IEnumerable several =>
                    several.Cast<object>().Select(v => v.ToString() ?? "").ToHashSet(StringComparer.Ordinal),
                var value => new HashSet<string> { value.ToString() ?? "" },
            };
        }
    }
}

/// <summary>
/// One of many: <c>&lt;field-select for="Level" label="Level" items="…" /&gt;</c>. An empty choice comes first.
/// </summary>
[HtmlTargetElement("field-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldSelect : FieldChoices
{
    /// <summary>What the empty choice says; null for no empty choice.</summary>
    public string? Empty { get; set; } = "Choose one";

    protected override void Write(TagHelperContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        WriteLabel(content);
        foreach (var part in HintAndError()) content.AppendHtml(part);
        var select = new TagBuilder("select");
        select.AddCssClass("govuk-select" + (Error is null ? "" : " govuk-select--error"));
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Name;
        if (DescribedBy is { } ids) select.Attributes["aria-describedby"] = ids;
        var chosen = Chosen;
        if (Empty is not null) select.InnerHtml.AppendHtml(Option("", Empty, false));
        foreach (var item in Items)
            select.InnerHtml.AppendHtml(Option(item.Value, item.Text, chosen.Contains(item.Value)));
        content.AppendHtml(select);
    }

    private static TagBuilder Option(string value, string text, bool selected)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (selected) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(text);
        return option;
    }
}

/// <summary>One of a few, or several: <c>field-radios</c> and <c>field-checks</c>.</summary>
[HtmlTargetElement("field-radios", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("field-checks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldRadiosAndChecks : FieldChoices
{
    /// <summary>In a row, for two or three short choices.</summary>
    public bool Inline { get; set; }

    public bool Small { get; set; }

    private string kind = "radios";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        kind = context.TagName == "field-checks" ? "checkboxes" : "radios";
        base.Process(context, output);
    }

    protected override void Write(TagHelperContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fieldset = new TagBuilder("fieldset");
        fieldset.AddCssClass("govuk-fieldset");
        if (DescribedBy is { } ids) fieldset.Attributes["aria-describedby"] = ids;
        fieldset.InnerHtml.AppendHtml(Legend());
        foreach (var part in HintAndError()) fieldset.InnerHtml.AppendHtml(part);
        var list = Tag("div", $"govuk-{kind}" + (Inline ? $" govuk-{kind}--inline" : "")
            + (Small ? $" govuk-{kind}--small" : ""));
        list.Attributes["data-module"] = $"govuk-{kind}";
        var (chosen, number) = (Chosen, 0);
        foreach (var item in Items)
            list.InnerHtml.AppendHtml(Row(item, number++ == 0 ? Id : $"{Id}-{number}", chosen.Contains(item.Value)));
        fieldset.InnerHtml.AppendHtml(list);
        content.AppendHtml(fieldset);
    }

    private TagBuilder Row(Choice item, string id, bool isChosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"govuk-{kind}__input");
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = kind == "radios" ? "radio" : "checkbox";
        input.Attributes["value"] = item.Value;
        if (isChosen) input.Attributes["checked"] = "checked";
        var label = Tag("label", $"govuk-label govuk-{kind}__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(item.Text);
        var row = Tag("div", $"govuk-{kind}__item", input, label);
        if (item.Hint is null) return row;
        input.Attributes["aria-describedby"] = id + "-item-hint";
        var hint = Tag("div", $"govuk-hint govuk-{kind}__hint");
        hint.Attributes["id"] = id + "-item-hint";
        hint.InnerHtml.Append(item.Hint);
        row.InnerHtml.AppendHtml(hint);
        return row;
    }
}
