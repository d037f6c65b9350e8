namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>
/// Errors of the feed as problem details (RFC 9457), with nothing of the inside. What was asked for is neither repeated
/// nor logged.
/// </summary>
internal sealed partial class FeedErrors(ILogger<FeedErrors> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadParameterException e)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "Bad parameter",
                detail: $"{e.Parameter}: {e.Message}",
                extensions: new Dictionary<string, object?> { ["parameter"] = e.Parameter });
        }
        catch (Exception e) when (!context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogUnexpected(e.GetType().FullName, e.StackTrace);
            context.HttpContext.Response.Headers.Clear();
            return Results.Problem(
                statusCode: StatusCodes.Status500InternalServerError, title: "Error",
                detail: "Something went wrong in the service.");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Unexpected {ExceptionType} in the feed{NewLineAndStack}")]
    private partial void LogUnexpected(string? exceptionType, string? newLineAndStack);
}
