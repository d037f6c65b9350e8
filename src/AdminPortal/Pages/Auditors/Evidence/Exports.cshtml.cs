using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Evidence;

/// <summary>A case's evidence exports for the police, a prosecutor or a court, and a new one (RECORD-6).</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
[RecentSignIn("PostStart")]
public sealed class ExportsModel(RiskPlatformClient client) : CaseChoice(client)
{
    [BindProperty(SupportsGet = true)]
    public string? CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public string? Recipient { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal ListEvidenceExportsResponse? Found { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostFindAsync()
    {
        var caseId = await FindCaseAsync(AccessPurpose.LegalProceedings);
        return await TryAsync(
            () => Task.FromResult<IActionResult>(Redirect("/auditors/exports/" + caseId)), show: LoadAsync);
    }

    public Task<IActionResult> OnPostStartAsync()
    {
        if (string.IsNullOrWhiteSpace(Recipient)) ModelState.AddModelError(nameof(Recipient), "Enter for whom it is");
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), "Enter why they need it");
        return TryAsync(async () =>
        {
            var answer = await Client.Exports.StartEvidenceExportAsync(new StartEvidenceExportRequest
            {
                CaseId = CaseId ?? "",
                Recipient = Recipient,
                Reason = Reason,
                RequestId = RequestId,
            });
            return Redirect($"/auditors/exports/{CaseId}/{answer.Export.ExportId}");
        }, show: LoadAsync);
    }

    private async Task LoadAsync()
    {
        if (CaseId is null) return;
        Found = await Client.Exports.ListEvidenceExportsAsync(
            new ListEvidenceExportsRequest { CaseId = CaseId, PageSize = 20, PageToken = After ?? "" },
            AccessPurpose.LegalProceedings.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
    }
}
