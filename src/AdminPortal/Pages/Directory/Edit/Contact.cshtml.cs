using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>How anybody reaches a service.</summary>
public sealed class ContactModel(RiskPlatformClient client) : ListingJourney(client)
{
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Website { get; set; }

    internal override string Heading => "Change contact details";

    protected override ListingPart Part => ListingPart.Contact;

    protected override void Fill(Listing listing) => (Phone, Email, Website) =
        (listing.Contact?.Phone, listing.Contact?.Email, listing.Contact?.Website);

    protected override void Take(Listing listing) => listing.Contact = new ContactDetails
    {
        Phone = Typed.Text(Phone),
        Email = Typed.Text(Email),
        Website = Typed.Text(Website),
    };
}
