using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.History;

/// <summary>The changes of a listing or an organisation, with old and new values.</summary>
public sealed class ChangesModel(RiskPlatformClient client, AreaBook book) : DirectoryAdminPage
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery]
    public string? After { get; set; }

    internal IReadOnlyList<DirectoryChange> Changes { get; private set; } = [];

    internal Func<string, string> AreaName { get; private set; } = code => code;

    internal string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.DirectoryAdmin.ListDirectoryChangesAsync(
            new ListDirectoryChangesRequest { RecordId = Id.ToString(), PageSize = 20, PageToken = After ?? "" },
            cancellationToken: HttpContext.RequestAborted);
        AreaName = await book.NamesAsync(client, HttpContext.RequestAborted);
        (Changes, Next) = (answer.Changes, answer.NextPageToken);
        return Page();
    });
}
