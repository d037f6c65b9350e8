using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>
/// Lets a file through that is as large as <see cref="ImportOptions"/> allow. Says of a larger one that it is, and
/// keeps nothing of it; otherwise its form could not be read at all.
/// </summary>
internal sealed class UploadLimit(IOptions<ImportOptions> options) : IAsyncAuthorizationFilter, IOrderedFilter
{
    private const long FormBytes = 64L * 1024;
    private const int ReadAtMost = 4;

    // Before the check against forgery, which reads the form.
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, most) = (context.HttpContext, options.Value.MostBytes + FormBytes);
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (!(http.Request.ContentLength > most))
        {
            if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = most;
            var form = new FormOptions { MultipartBodyLengthLimit = most };
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, form));
            return;
        }

        context.Result = new LocalRedirectResult("/directory/imports/upload?large=true");

        // A browser looks at the answer only once all is sent. What is far too large is cut off instead.
        if (http.Request.ContentLength > most * ReadAtMost) return;
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = most * ReadAtMost;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
    }
}

/// <summary>The page says itself how large what is sent to it may be, and no other does.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFileAttribute() : TypeFilterAttribute(typeof(UploadLimit)), IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
