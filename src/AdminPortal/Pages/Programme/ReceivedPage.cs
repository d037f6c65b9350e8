using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Programme;

/// <summary>A page of one referral, on the programme's side.</summary>
public abstract class ReceivedPage(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid ReferralId { get; set; }

    /// <summary>The etag that a move is based on.</summary>
    [BindProperty]
    public string? Etag { get; set; }

    internal ReceivedReferral Shown { get; private set; } = new();

    protected RiskPlatformClient Client => client;

    /// <summary>The address of this referral, or of a part of it.</summary>
    internal string To(string part = "") => $"/programme/{ReferralId}" + (part.Length == 0 ? "" : "/" + part);

    public Task OnGetAsync() => LoadAsync();

    protected async Task LoadAsync()
    {
        Shown = (await client.Referrals.GetReceivedReferralAsync(
            new GetReceivedReferralRequest { ReferralId = ReferralId.ToString() },
            cancellationToken: HttpContext.RequestAborted)).Referral;
        Etag ??= Shown.Standing.Etag;
    }
}
