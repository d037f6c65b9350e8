using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Listings;

/// <summary>One part of a listing on its page.</summary>
internal sealed record ShownPart(string Heading, ListingPart Part, string Edit);

/// <summary>A listing as referrers see it; who keeps the directory changes it from here.</summary>
public sealed class ShowModel(RiskPlatformClient client, AreaBook book) : PortalPage
{
    [FromRoute]
    public Guid Id { get; set; }

    internal Listing Listing { get; private set; } = new();

    internal Func<string, string> AreaName { get; private set; } = code => code;

    internal bool IsAdmin => Me.Is(Person.DirectoryAdmin);

    internal bool MayChange => IsAdmin && Listing.State != ListingState.Archived;

    internal IReadOnlyList<ShownPart> Parts { get; } =
    [
        new("Contact", ListingPart.Contact, "contact"),
        new("Area it covers", ListingPart.Area, "area"),
        new("Who can use it", ListingPart.Eligibility, "eligibility"),
        new("How it is given", ListingPart.Delivery, "delivery"),
        new("When it runs", ListingPart.Schedule, "schedule"),
    ];

    public async Task OnGetAsync()
    {
        var answer = await client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = Id.ToString() }, cancellationToken: HttpContext.RequestAborted);
        Listing = answer.Listing;
        AreaName = await book.NamesAsync(client, HttpContext.RequestAborted);
    }
}
