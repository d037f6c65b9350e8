using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Chains;

/// <summary>Checks one case's record: whether anything was changed, removed or reordered (RECORD-2).</summary>
public sealed class ChainModel(RiskPlatformClient client) : CaseChoice(client)
{
    [BindProperty(SupportsGet = true)]
    public string? CaseId { get; set; }

    internal VerifyChainResponse? Found { get; private set; }

    public async Task OnGetAsync()
    {
        if (CaseId is null) return;
        Found = await Client.Records.VerifyChainAsync(
            new VerifyChainRequest { CaseId = CaseId }, AccessPurpose.Audit.ToHeaders(),
            cancellationToken: HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var caseId = await FindCaseAsync(AccessPurpose.Audit);
        return await TryAsync(() => Task.FromResult<IActionResult>(Redirect("/auditors/chain/" + caseId)));
    }
}
