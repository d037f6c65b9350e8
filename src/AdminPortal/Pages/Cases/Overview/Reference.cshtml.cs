using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Overview;

/// <summary>Changes the agency's own reference of a case.</summary>
public sealed class ReferenceModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty]
    public string? AgencyReference { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        AgencyReference = Held.AgencyReference;
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Cases.UpdateCaseAsync(
            new UpdateCaseRequest
            {
                CaseId = CaseId,
                AgencyReference = AgencyReference?.Trim() ?? "",
                UpdateMask = FieldMask.FromString<UpdateCaseRequest>("agency_reference"),
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The reference is changed.");
        return Redirect(To());
    });
}
