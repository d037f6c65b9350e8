using Microsoft.AspNetCore.Mvc;

namespace RiskPlatform.AdminPortal.Pages.Auditors;

/// <summary>
/// A file on its way from the service to the person; nothing of it is kept here. Its size is not said beforehand: if
/// what arrives is not what the service made, the connection is cut and the browser calls the download failed.
/// </summary>
internal sealed class Download(string name, string type, Func<Stream, CancellationToken, Task> writeAsync)
    : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        try
        {
            await writeAsync(http.Response.Body, http.RequestAborted);
        }
        catch when (http.Response.HasStarted)
        {
            http.Abort();
        }
    }
}
