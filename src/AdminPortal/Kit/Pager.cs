using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Goes on to the next page of a list with the same filters: <c>&lt;pager next="@Model.NextPage" /&gt;</c>. The page
/// reads the token back from the query as <c>after</c>.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Pager : TagHelper
{
    private const string Key = "after";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The token of the next page; empty at the end.</summary>
    public string? Next { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        var isFirst = !request.Query.ContainsKey(Key);
        if (string.IsNullOrEmpty(Next) && isFirst)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", "Pages");
        if (!isFirst) output.Content.AppendHtml(Link("First page", null, "prev"));
        if (!string.IsNullOrEmpty(Next)) output.Content.AppendHtml(Link("Next page", Next, "next"));
    }

    private TagBuilder Link(string text, string? page, string direction)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(q => q.Key is not (Key or Revealed.Key))
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")));
        if (page is not null) query.Add(Key, page);
        var link = new TagBuilder("a");
        link.AddCssClass("govuk-link govuk-pagination__link");
        link.Attributes["href"] = request.PathBase + request.Path + query.ToQueryString();
        link.Attributes["rel"] = direction;
        var title = new TagBuilder("span");
        title.AddCssClass("govuk-pagination__link-title");
        title.InnerHtml.Append(text);
        link.InnerHtml.AppendHtml(title);
        var part = new TagBuilder("div");
        part.AddCssClass($"govuk-pagination__{direction}");
        part.InnerHtml.AppendHtml(link);
        return part;
    }
}
