using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Export;

/// <summary>
/// Fetches what is published. It is fetched whole before the first byte goes out: half a file must never look like all
/// of it.
/// </summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : DirectoryAdminPage
{
    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostJsonAsync() => TryAsync(async () =>
    {
        var file = await FetchAsync(DirectoryFormat.Json);
        return File(file, "application/json", Name("json"));
    });

    public Task<IActionResult> OnPostTablesAsync() => TryAsync(async () =>
    {
        await using var fetched = await FetchAsync(DirectoryFormat.Csv);
        var safe = OpenTemporary();
        await SafeTables.CopyAsync(fetched, safe, HttpContext.RequestAborted);
        safe.Position = 0;
        return File(safe, "application/zip", Name("zip"));
    });

    private async Task<FileStream> FetchAsync(DirectoryFormat format)
    {
        var file = OpenTemporary();
        try
        {
            await client.ExportDirectoryAsync(format, file, cancellationToken: HttpContext.RequestAborted);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream OpenTemporary() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
        FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private string Name(string ending) => $"directory-{Days.Sent(Kit.Times.DayOf(clock.GetUtcNow()))}.{ending}";
}
