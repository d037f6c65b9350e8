using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>
/// What anybody can look up of a service: its name, who runs it, and how anybody reaches it. What the subject is given
/// is made from this type, and nothing of a case can get into it: to put more there does not compile (RESPOND-2).
/// </summary>
internal sealed class PublicDetails
{
    private PublicDetails(Listing listing)
    {
        Name = listing.Name;
        Organisation = listing.OrganisationName;
        Phone = listing.Contact?.Phone ?? "";
        Email = listing.Contact?.Email ?? "";
        Website = listing.Contact?.Website ?? "";
    }

    public string Name { get; }

    public string Organisation { get; }

    public string Phone { get; }

    public string Email { get; }

    public string Website { get; }

    public static PublicDetails From(Listing listing) => new(listing);
}
