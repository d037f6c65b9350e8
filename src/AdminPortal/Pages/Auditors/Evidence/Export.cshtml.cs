using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Evidence;

/// <summary>One export: how far it is, and its file once it is ready.</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
[RecentSignIn("GetFile")]
public sealed class ExportModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ExportId { get; set; } = "";

    internal EvidenceExport Export { get; private set; } = null!;

    internal bool IsGoingOn => Export.State is EvidenceExportState.Pending or EvidenceExportState.Running;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnGetFileAsync()
    {
        await LoadAsync();
        if (Export.State != EvidenceExportState.Ready) return Page();
        return new Download($"evidence-{ExportId}.zip", "application/zip", (body, stop) =>
            client.DownloadEvidenceAsync(CaseId, ExportId, body, purpose: AccessPurpose.LegalProceedings,
                cancellationToken: stop));
    }

    internal static string Colour(EvidenceExportState state) => state switch
    {
        EvidenceExportState.Ready => "govuk-tag--green",
        EvidenceExportState.Failed => "govuk-tag--red",
        EvidenceExportState.Expired => "govuk-tag--grey",
        _ => "govuk-tag--yellow",
    };

    private async Task LoadAsync() => Export = (await client.Exports.GetEvidenceExportAsync(
        new GetEvidenceExportRequest { CaseId = CaseId, ExportId = ExportId },
        AccessPurpose.LegalProceedings.ToHeaders(), cancellationToken: HttpContext.RequestAborted)).Export;
}
