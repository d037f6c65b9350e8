using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>What a directory admin does, and what it is done to; all of it synthetic.</summary>
public sealed record AdminScene(Organisation Organisation, Organisation Empty, Listing Draft, Listing Published)
{
    /// <summary>Nothing of it exists.</summary>
    public static AdminScene Nowhere() => new(
        new Organisation { OrganisationId = Id(), Etag = "v1" },
        new Organisation { OrganisationId = Id(), Etag = "v1" },
        NewProgramme(Id(), Id()), NewProgramme(Id(), Id()));

    /// <summary>Complete, with an accreditation and a confidential place.</summary>
    public Accreditation Accreditation => Published.Accreditations[0];

    public static async Task<AdminScene> MakeAsync(TestCaller admin)
    {
        var organisation = await CreateOrganisationAsync(admin);
        var draft = await CreateAsync(admin, NewProgramme(organisation.OrganisationId));
        var published = await CreateAsync(admin, NewProgramme(organisation.OrganisationId));
        published = await AccreditAsync(admin, published, "2025-01-01", "2027-12-31");
        return new AdminScene(
            organisation, await CreateOrganisationAsync(admin), draft, await PublishAsync(admin, published));
    }

    public static Listing NewProgramme(string organisationId, string listingId = "") => new()
    {
        ListingId = listingId,
        OrganisationId = organisationId,
        Type = ListingType.PerpetratorProgramme,
        Name = "Example Programme",
        Catchment = new Catchment { AreaCodes = { "E08000035" }, PostcodeDistricts = { "LS1" } },
        Languages = { "en", "cy" },
        Contact = new ContactDetails { Website = "https://programme.example" },
        Locations =
        {
            new Location
            {
                LocationId = listingId,
                Name = "Example House",
                Confidential = true,
                Address = Address("1 Example Hidden Row"),
                AreaCode = "E08000035",
            },
        },
        Synthetic = true,
        Etag = "v1",
        Accreditations = { NewAccreditation("2025-01-01", "2027-12-31", listingId) },
    };

    public static Address Address(string line) =>
        new() { Lines = { line }, Town = "Example Town", Postcode = "ZZ9 9ZY" };

    public static Accreditation NewAccreditation(string from, string to, string id = "") => new()
    {
        AccreditationId = id,
        Scheme = "Example Standard",
        ValidFromDate = from,
        ValidToDate = to,
        State = AccreditationState.Granted,
        Evidence = "synthetic reference",
        Etag = "v1",
    };

    public static async Task<Organisation> CreateOrganisationAsync(TestCaller admin, string name = "Example Service") =>
        (await admin.DirectoryAdmin.CreateOrganisationAsync(new CreateOrganisationRequest
        { Organisation = new Organisation { Name = name, Synthetic = true }, RequestId = Id() })).Organisation;

    public static async Task<Listing> CreateAsync(TestCaller admin, Listing listing) =>
        (await admin.DirectoryAdmin.CreateListingAsync(
            new CreateListingRequest { Listing = listing, RequestId = Id() })).Listing;

    public static async Task<Listing> UpdateAsync(TestCaller admin, Listing listing) =>
        (await admin.DirectoryAdmin.UpdateListingAsync(new UpdateListingRequest
        { Listing = listing, Etag = listing.Etag, Reason = "synthetic", RequestId = Id() })).Listing;

    public static async Task<Listing> PublishAsync(TestCaller admin, Listing listing) =>
        (await admin.DirectoryAdmin.PublishListingAsync(new PublishListingRequest
        { ListingId = listing.ListingId, Etag = listing.Etag, Reason = "synthetic", RequestId = Id() })).Listing;

    public static async Task<Listing> SuspendAsync(TestCaller admin, Listing listing) =>
        (await admin.DirectoryAdmin.SuspendListingAsync(new SuspendListingRequest
        { ListingId = listing.ListingId, Etag = listing.Etag, Reason = "synthetic", RequestId = Id() })).Listing;

    public static async Task<Listing> ArchiveAsync(TestCaller admin, Listing listing) =>
        (await admin.DirectoryAdmin.ArchiveListingAsync(new ArchiveListingRequest
        { ListingId = listing.ListingId, Etag = listing.Etag, Reason = "synthetic", RequestId = Id() })).Listing;

    public static async Task<Listing> AssureAsync(TestCaller admin, Listing listing, string day = "", int term = 0) =>
        (await admin.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
        {
            ListingId = listing.ListingId,
            AssuredDate = day,
            TermDays = term,
            Etag = listing.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        })).Listing;

    public static async Task<Listing> AccreditAsync(TestCaller admin, Listing listing, string from, string to) =>
        (await admin.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
        {
            ListingId = listing.ListingId,
            Accreditation = NewAccreditation(from, to),
            Etag = listing.Etag,
            RequestId = Id(),
        })).Listing;

    public static async Task<Listing> ReportAsync(TestCaller admin, Listing listing, Capacity capacity) =>
        (await admin.DirectoryAdmin.UpdateCapacityAsync(new UpdateCapacityRequest
        { ListingId = listing.ListingId, Capacity = capacity, Etag = listing.Etag, RequestId = Id() })).Listing;

    public static async Task<IReadOnlyList<DirectoryChange>> ChangesAsync(TestCaller admin, string recordId) =>
        (await admin.DirectoryAdmin.ListDirectoryChangesAsync(
            new ListDirectoryChangesRequest { RecordId = recordId })).Changes;

    public static async Task<IReadOnlyList<DirectoryAlert>> AlertsAsync(TestCaller admin) =>
        (await admin.DirectoryAdmin.ListDirectoryAlertsAsync(new ListDirectoryAlertsRequest())).Alerts;

    public static async Task RunJobAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DirectoryExpiry>().ExecuteAsync(CancellationToken.None);
    }
}
