using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>Shows the address of a confidential place once, for a reason that is kept.</summary>
[RecentSignIn]
public sealed class RevealModel(RiskPlatformClient client, AreaBook book) : DirectoryAdminPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public Guid Place { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal Func<string, string> AreaName { get; private set; } = code => code;

    internal Location? Shown { get; private set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        Typed.Required(Reason, ModelState, nameof(Reason), "Say why you need the address");
        return TryAsync(async () =>
        {
            var answer = await client.DirectoryAdmin.RevealAddressAsync(new RevealAddressRequest
            {
                ListingId = Id.ToString(),
                LocationId = Place.ToString(),
                Reason = Typed.Text(Reason),
                RequestId = RequestId,
            }, cancellationToken: HttpContext.RequestAborted);
            Shown = answer.Location;
            AreaName = await book.NamesAsync(client, HttpContext.RequestAborted);
            return Page();
        });
    }
}
