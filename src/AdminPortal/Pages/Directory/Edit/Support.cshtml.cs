using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>The support for survivors that goes with a programme (REFER-1, REFER-8).</summary>
public sealed class SupportModel(RiskPlatformClient client) : ListingJourney(client)
{
    [BindProperty]
    public string? Provider { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public DayInput ConfirmedDate { get; set; } = new();

    internal override string Heading => "Change support for survivors";

    protected override ListingPart Part => ListingPart.Support;

    protected override void Fill(Listing listing)
    {
        (Provider, Contact) = (listing.IntegratedSupport?.Provider, listing.IntegratedSupport?.Contact);
        ConfirmedDate = DayInput.Of(Days.Read(listing.IntegratedSupport?.ConfirmedDate ?? ""));
    }

    protected override void Take(Listing listing)
    {
        var support = new IntegratedSupport
        {
            Provider = Typed.Text(Provider),
            Contact = Typed.Text(Contact),
            ConfirmedDate = Days.Sent(ConfirmedDate, ModelState, nameof(ConfirmedDate)),
        };
        listing.IntegratedSupport = support.CalculateSize() == 0 ? null : support;
        if (listing.IntegratedSupport is { Provider: "" })
            ModelState.AddModelError(nameof(Provider), "Enter who provides it, or leave everything empty");
    }
}
