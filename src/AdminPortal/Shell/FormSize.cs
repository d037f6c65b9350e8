using Microsoft.AspNetCore.Http.Metadata;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>Forms are small; the one page that takes a file says itself how large one may be.</summary>
internal static class FormSize
{
    internal const long Most = 2 * 1024 * 1024;

    /// <summary>After routing, which knows the page. What says that it is larger is not even read.</summary>
    internal static void UseFormSize(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (request.ContentLength is not > Most
            || http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null) return next(http);

        // The page that tells of it would read the form otherwise.
        (request.Body, request.ContentLength, request.ContentType) = (Stream.Null, 0, null);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
