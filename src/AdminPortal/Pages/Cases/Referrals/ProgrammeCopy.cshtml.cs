using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>What the programme gets. It is for the programme's workers and never for the subject.</summary>
public sealed class ProgrammeCopyModel(RiskPlatformClient client) : ReferralPage(client)
{
    public ProgrammeCopy Copy { get; private set; } = new();

    public async Task<IActionResult> OnGetPdfAsync()
    {
        var answer = await GetAsync();
        return File(answer.Pdf.ToByteArray(), "application/pdf", "for-the-programme.pdf");
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Copy = (await GetAsync()).Copy;
    }

    private async Task<GetProgrammeCopyResponse> GetAsync() => await Client.Referrals.GetProgrammeCopyAsync(
        new GetProgrammeCopyRequest { ReferralId = ReferralId.ToString() }, Why, cancellationToken: Stop);
}
