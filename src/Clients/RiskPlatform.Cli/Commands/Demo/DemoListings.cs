using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Demo;

/// <summary>
/// Listings that the demonstration needs where the directory holds none: made by a directory admin, marked synthetic.
/// </summary>
internal sealed class DemoListings(RiskPlatformClient admin, TimeProvider time, CancellationToken stop)
{
    private const string Why = "For the demonstration; made up.";
    private string? organisation;

    internal async Task<Listing> AngerManagementAsync() => await PublishedAsync(new Listing
    {
        Type = ListingType.AngerManagement,
        Name = "Example Anger Management Course",
        Description = "Made up for the demonstration.",
    });

    internal async Task<Listing> ProgrammeAsync()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var made = await PublishedAsync(new Listing
        {
            Type = ListingType.PerpetratorProgramme,
            Name = "Example Behaviour Change Programme",
            Description = "Made up for the demonstration.",
            IntegratedSupport = new IntegratedSupport
            {
                Provider = "Example Support Service",
                Contact = "support@example.org",
                ConfirmedDate = $"{today:yyyy-MM-dd}",
            },
        });
        var accredited = await admin.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
        {
            ListingId = made.ListingId,
            Etag = made.Etag,
            Reason = Why,
            Accreditation = new Accreditation
            {
                Scheme = "Example Standard (synthetic)",
                State = AccreditationState.Granted,
                ValidFromDate = $"{today.AddDays(-30):yyyy-MM-dd}",
                ValidToDate = $"{today.AddDays(365):yyyy-MM-dd}",
                Evidence = "Synthetic",
            },
        }, cancellationToken: stop);
        var assured = await admin.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
        {
            ListingId = made.ListingId,
            Etag = accredited.Listing.Etag,
            Reason = Why,
        }, cancellationToken: stop);
        return assured.Listing;
    }

    private async Task<Listing> PublishedAsync(Listing listing)
    {
        listing.Synthetic = true;
        listing.OrganisationId = organisation ??= await OrganisationAsync();
        listing.Catchment = new Catchment { AreaCodes = { DemoCase.SubjectPlace.AreaCode } };
        listing.Languages.Add("en");
        listing.DeliveryModes.Add(DeliveryMode.Group);
        listing.Contact = new ContactDetails { Phone = "01632 960100" };
        var draft = await admin.DirectoryAdmin.CreateListingAsync(
            new CreateListingRequest { Listing = listing, Reason = Why }, cancellationToken: stop);
        var published = await admin.DirectoryAdmin.PublishListingAsync(new PublishListingRequest
        {
            ListingId = draft.Listing.ListingId,
            Etag = draft.Listing.Etag,
            Reason = Why,
        }, cancellationToken: stop);
        return published.Listing;
    }

    private async Task<string> OrganisationAsync()
    {
        var response = await admin.DirectoryAdmin.CreateOrganisationAsync(new CreateOrganisationRequest
        {
            Organisation = new Organisation { Name = "Example Demonstration Organisation", Synthetic = true },
            Reason = Why,
        }, cancellationToken: stop);
        return response.Organisation.OrganisationId;
    }
}
