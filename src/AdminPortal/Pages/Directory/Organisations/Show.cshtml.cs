using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>An organisation, and what it offers.</summary>
public sealed class ShowModel(RiskPlatformClient client) : DirectoryAdminPage
{
    [FromRoute]
    public Guid Id { get; set; }

    internal Organisation Organisation { get; private set; } = new();

    internal IReadOnlyList<Listing> Listings { get; private set; } = [];

    internal bool HasMore { get; private set; }

    public async Task OnGetAsync()
    {
        var id = Id.ToString();
        var answer = await client.DirectoryAdmin.GetOrganisationAsync(
            new GetOrganisationRequest { OrganisationId = id }, cancellationToken: HttpContext.RequestAborted);
        Organisation = answer.Organisation;
        var listings = await client.DirectoryAdmin.ListListingsAsync(
            new ListListingsRequest { OrganisationId = id }, cancellationToken: HttpContext.RequestAborted);
        (Listings, HasMore) = (listings.Listings, listings.NextPageToken.Length > 0);
    }
}
