using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>What an import would do or did, row by row; and the decision.</summary>
public sealed class ShowModel(RiskPlatformClient client) : DirectoryAdminPage
{
    private const int PageSize = 50;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public ImportOutcome? Outcome { get; set; }

    [FromQuery]
    public string? After { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal DirectoryImport Import { get; private set; } = new();

    internal IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    internal string? Next { get; private set; }

    internal IReadOnlyList<(ImportOutcome Outcome, int Count)> Counts =>
    [
        (ImportOutcome.Created, Import.CreatedCount),
        (ImportOutcome.Changed, Import.ChangedCount),
        (ImportOutcome.Unchanged, Import.UnchangedCount),
        (ImportOutcome.Rejected, Import.RejectedCount),
    ];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostApplyAsync()
    {
        Typed.Why(Reason, ModelState, nameof(Reason));
        return TryAsync(async () =>
        {
            await client.DirectoryImports.ApplyImportAsync(
                new ApplyImportRequest { ImportId = Id.ToString(), Reason = Typed.Text(Reason), RequestId = RequestId },
                cancellationToken: Stop);
            Say("The import is applied. What it added are drafts: look at each and publish it.");
            return LocalRedirect($"/directory/imports/{Id}");
        }, LoadAsync);
    }

    public Task<IActionResult> OnPostDiscardAsync() => TryAsync(async () =>
    {
        await client.DirectoryImports.DiscardImportAsync(
            new DiscardImportRequest { ImportId = Id.ToString(), RequestId = RequestId }, cancellationToken: Stop);
        Say("The import is thrown away. Nothing of the directory changed.");
        return LocalRedirect($"/directory/imports/{Id}");
    }, LoadAsync);

    private async Task LoadAsync()
    {
        var id = Id.ToString();
        Import = (await client.DirectoryImports.GetImportAsync(
            new GetImportRequest { ImportId = id }, cancellationToken: Stop)).Import;
        var rows = await client.DirectoryImports.ListImportRowsAsync(
            new ListImportRowsRequest
            {
                ImportId = id,
                Outcome = Outcome ?? ImportOutcome.Unspecified,
                PageSize = PageSize,
                PageToken = After ?? "",
            },
            cancellationToken: Stop);
        (Rows, Next) = (rows.Rows, rows.NextPageToken);
    }
}
