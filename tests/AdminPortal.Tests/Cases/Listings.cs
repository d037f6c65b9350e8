using System.Globalization;
using AdminPortal.Tests.Host;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>Made-up services of the directory, put there by a directory admin.</summary>
internal static class Listings
{
    private const string Why = "For a test; made up.";

    /// <summary>
    /// A programme that REFER-1 allows, for anybody in the area; of an agency where it has people of its own.
    /// </summary>
    internal static async Task<Listing> ProgrammeAsync(
        Portal portal, string name, string area = CaseScene.Leeds, string agency = "")
    {
        using var person = portal.As("directory_admin", "directory-of-tests");
        using var admin = person.Service();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var made = await PublishAsync(admin, new Listing
        {
            Type = ListingType.PerpetratorProgramme,
            Name = name,
            IntegratedSupport = new IntegratedSupport
            {
                Provider = "Example Support Service",
                Contact = "support@example.org",
                ConfirmedDate = Day(today),
            },
            Languages = { "en" },
            DeliveryModes = { DeliveryMode.Group },

            // Elsewhere it takes whoever's partner lives there.
            Eligibility = area == CaseScene.Leeds ? null : new Eligibility { Residence = Residence.Either },
        }, area, agency);
        var accredited = await admin.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
        {
            ListingId = made.ListingId,
            Etag = made.Etag,
            Reason = Why,
            Accreditation = new Accreditation
            {
                Scheme = "Example Standard (synthetic)",
                State = AccreditationState.Granted,
                ValidFromDate = Day(today.AddDays(-30)),
                ValidToDate = Day(today.AddDays(365)),
                Evidence = "Synthetic",
            },
        });
        var assured = await admin.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
        {
            ListingId = made.ListingId,
            Etag = accredited.Listing.Etag,
            Reason = Why,
        });
        return assured.Listing;
    }

    internal static async Task<Listing> AngerManagementAsync(Portal portal, string name)
    {
        using var person = portal.As("directory_admin", "directory-of-tests");
        using var admin = person.Service();
        return await PublishAsync(admin, new Listing { Type = ListingType.AngerManagement, Name = name });
    }

    private static async Task<Listing> PublishAsync(
        RiskPlatformClient admin, Listing listing, string area = CaseScene.Leeds, string agency = "")
    {
        var organisation = await admin.DirectoryAdmin.CreateOrganisationAsync(new CreateOrganisationRequest
        {
            Organisation = new Organisation
            {
                Name = $"Organisation of {listing.Name}",
                AgencyId = agency,
                Synthetic = true,
            },
            Reason = Why,
        });
        listing.Synthetic = true;
        listing.OrganisationId = organisation.Organisation.OrganisationId;
        listing.Catchment = new Catchment { AreaCodes = { area } };
        listing.Contact = new ContactDetails { Phone = "01632 960100" };
        var draft = await admin.DirectoryAdmin.CreateListingAsync(
            new CreateListingRequest { Listing = listing, Reason = Why });
        var published = await admin.DirectoryAdmin.PublishListingAsync(new PublishListingRequest
        {
            ListingId = draft.Listing.ListingId,
            Etag = draft.Listing.Etag,
            Reason = Why,
        });
        return published.Listing;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
