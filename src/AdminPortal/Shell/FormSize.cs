using Microsoft.AspNetCore.Http.Metadata;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>Forms are small; the one page that takes a file says itself how large one may be.</summary>
internal static class FormSize
{
    internal const long Most = 2 * 1024 * 1024;

    /// <summary>After routing, which knows the page.</summary>
    internal static void UseFormSize(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await IsTooLargeAsync(http)) Refuse(http);
        else await next(http);
    });

    private static async Task<bool> IsTooLargeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null) return false;

        // What says that it is larger is not even read; what does not say is read as far as a form may go.
        if (http.Request.ContentLength is { } length) return length > Most;
        if (!http.Request.HasFormContentType) return false;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return false;
        }
        catch (BadHttpRequestException larger) when (larger.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return true;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static void Refuse(HttpContext http)
    {
        // The page that tells of it would read the form otherwise.
        var request = http.Request;
        (request.Body, request.ContentLength, request.ContentType) = (Stream.Null, 0, null);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
