using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>
/// Says of a file that is too large that it is, and keeps nothing of it; otherwise its form could not be read at all.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long mostBytes) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private const int ReadAtMost = 4;

    // Before the check against forgery, which reads the form.
    public int Order => 0;

    /// <summary>The most that is read.</summary>
    public long MostBytes => mostBytes;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!(http.Request.ContentLength > mostBytes)) return;
        context.Result = new LocalRedirectResult("/directory/imports/upload?large=true");

        // A browser looks at the answer only once all is sent. What is far too large is cut off instead.
        if (http.Request.ContentLength > mostBytes * ReadAtMost) return;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = mostBytes * ReadAtMost;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
    }
}
