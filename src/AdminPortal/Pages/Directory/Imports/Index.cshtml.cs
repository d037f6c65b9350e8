using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>What was imported, and what waits to be decided.</summary>
public sealed class IndexModel(RiskPlatformClient client) : DirectoryAdminPage
{
    [FromQuery]
    public string? After { get; set; }

    internal IReadOnlyList<DirectoryImport> Imports { get; private set; } = [];

    internal string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.DirectoryImports.ListImportsAsync(
            new ListImportsRequest { PageToken = After ?? "" }, cancellationToken: HttpContext.RequestAborted);
        (Imports, Next) = (answer.Imports, answer.NextPageToken);
        return Page();
    });
}
