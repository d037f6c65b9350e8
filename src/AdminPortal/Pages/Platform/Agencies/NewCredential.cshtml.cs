using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>A credential for a system of an agency. A secret is shown once, on the page that answers.</summary>
[RecentSignIn]
public sealed class NewCredentialModel(
    IdentityDb db, ClientCredentials credentials, PortalAddress address) : PortalPage
{
    private const string Full = "Two of this kind are in use. Revoke one of them first";

    internal static readonly IReadOnlyList<Choice> Roles =
    [
        new(ClientCredentials.AgencySystem, "The agency’s case system", "Records assessments, reviews and referrals"),
        new(ClientCredentials.Programme, "A programme’s system", "Receives referrals; sees no case"),
    ];

    internal static readonly IReadOnlyList<Choice> Kinds =
    [
        new("key", "A public key", "Stronger: the private key never leaves the agency"),
        new("secret", "A secret", "Shown once, to pass on by a safe way"),
    ];

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? PublicKey { get; set; }

    public Agency Agency { get; private set; } = null!;

    public (string ClientId, string? Secret)? Made { get; private set; }

    public Uri TokenAddress => address.At(IssuerEndpoints.Token);

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (string.IsNullOrWhiteSpace(Description) || Description.Length > 200)
            ModelState.AddModelError(nameof(Description), "Enter which system it is for, in 200 characters or fewer");
        if (!Roles.Any(r => r.Value == Role)) ModelState.AddModelError(nameof(Role), "Choose what the system is");
        else if (!await credentials.MayAddAsync(id, Role!, cancellationToken))
            ModelState.AddModelError(nameof(Role), Full);
        if (!Kinds.Any(k => k.Value == Kind)) ModelState.AddModelError(nameof(Kind), "Choose how it proves itself");
        var keys = Kind == "key" ? ClientCredentials.ReadKeys(PublicKey ?? "") : null;
        if (Kind == "key" && keys is null)
        {
            ModelState.AddModelError(nameof(PublicKey),
                "Enter a public key in PEM (BEGIN PUBLIC KEY) or as a JWK. Never send a private key to anybody");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Made = await credentials.CreateAsync(id, Role!, Description!.Trim(), keys, cancellationToken);
        if (Made is not null) return Page();
        ModelState.AddModelError(nameof(Role), Full);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(string id)
    {
        if (await db.Agencies.FindAsync(id) is not { } agency) return false;
        Agency = agency;
        return true;
    }
}
