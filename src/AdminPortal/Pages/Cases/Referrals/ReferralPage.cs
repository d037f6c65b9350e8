using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>A page of one referral of the case.</summary>
public abstract class ReferralPage(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid ReferralId { get; set; }

    public Referral Shown { get; private set; } = new();

    /// <summary>False where the address puts a referral into a case that it is not of.</summary>
    protected bool IsOfThisCase => Shown.CaseId == CaseId;

    /// <summary>The address of a part of this referral.</summary>
    public string ToReferral(string part = "") => To($"referrals/{ReferralId}" + (part.Length == 0 ? "" : "/" + part));

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return IsOfThisCase ? Page() : NotFound();
    }

    protected override async Task LoadAsync()
    {
        var answer = await Client.Referrals.GetReferralAsync(
            new GetReferralRequest { ReferralId = ReferralId.ToString() }, Why, cancellationToken: Stop);
        Shown = answer.Referral;

        // A move is based on the referral's etag, not on the case's.
        Etag ??= Shown.Etag;
        await base.LoadAsync();
    }
}
