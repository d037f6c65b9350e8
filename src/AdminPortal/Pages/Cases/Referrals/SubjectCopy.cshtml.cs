using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>What the subject is given: as the service makes it, and nothing else (RESPOND-2).</summary>
public sealed class SubjectCopyModel(RiskPlatformClient client) : ReferralPage(client)
{
    public SubjectCopy Copy { get; private set; } = new();

    public async Task<IActionResult> OnGetPdfAsync()
    {
        var answer = await GetAsync();
        return File(answer.Pdf.ToByteArray(), "application/pdf", "referral.pdf");
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Copy = (await GetAsync()).Copy;
    }

    private async Task<GetSubjectCopyResponse> GetAsync() => await Client.Referrals.GetSubjectCopyAsync(
        new GetSubjectCopyRequest { ReferralId = ReferralId.ToString() }, Why, cancellationToken: Stop);
}
