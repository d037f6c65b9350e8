using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.OpenReferral;

/// <summary>
/// A directory with everything that must never leave it, in words found nowhere else; all of it synthetic.
/// </summary>
public sealed class SampleDirectory : IAsyncLifetime
{
    internal const string Street = "17 Zqhidden Lane";
    internal const string SupportContact = "zqsupport@example.org";
    internal const string Route = "zqroute@example.org";
    internal const string Draft = "Zqdraft service";

    internal static readonly string[] Secrets =
        ["Zqhidden", SupportContact, Route, "Zqdraft", "ZQ9 9ZQ", "Zqother words", "zqplatform"];

    public ServiceHost Host { get; } = new()
    {
        Settings = new Dictionary<string, string?> { ["OpenReferral:RequestsPerMinute"] = "100000" },
    };

    internal TestCaller Admin => Host.Admin();

    internal Dictionary<string, string> Ids { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var organisation = (await Admin.Keeping().CreateOrganisationAsync(new CreateOrganisationRequest
        {
            Organisation = new Organisation
            {
                Name = "Example Organisation",
                Description = "Synthetic.",
                AgencyId = "zqplatform",
                Contact = new ContactDetails { Website = "https://example.org/", Phone = "01632 960000" },
            },
            RequestId = Requests.Id(),
        })).Organisation.OrganisationId;
        var programme = await AddAsync(Programme(organisation));
        await Admin.Keeping().AddAccreditationAsync(new AddAccreditationRequest
        {
            ListingId = programme.ListingId,
            Accreditation = new Accreditation
            {
                Scheme = "Example Standard",
                Edition = "3",
                Number = "EX-12",
                ValidFromDate = "2025-01-01",
                ValidToDate = "2026-06-30",
                State = AccreditationState.Granted,
                Evidence = "Zqother words",
            },
            Etag = programme.Etag,
            RequestId = Requests.Id(),
        });
        await AddAsync(Refuge(organisation));
        await AddAsync(new Listing
        {
            OrganisationId = organisation,
            Type = ListingType.Helpline,
            Name = "Beacon helpline",
            Contact = new ContactDetails { Phone = "01632 960001" },
            Languages = { "en", "cy" },
            DeliveryModes = { DeliveryMode.Telephone },
            Cost = new Cost { Free = true },
            Synthetic = true,
        });
        await AddAsync(new Listing
        {
            OrganisationId = organisation,
            Type = ListingType.Other,
            Name = Draft,
            Contact = new ContactDetails { Phone = "01632 960002" },
        }, publish: false);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    private async Task<Listing> AddAsync(Listing listing, bool publish = true)
    {
        var made = (await Admin.Keeping().CreateListingAsync(
            new CreateListingRequest { Listing = listing, RequestId = Requests.Id() })).Listing;
        Ids[listing.Name] = made.ListingId;
        return publish ? await Admin.PublishAsync(made) : made;
    }

    private static Listing Programme(string organisation) => new()
    {
        OrganisationId = organisation,
        Type = ListingType.PerpetratorProgramme,
        Name = "Aire programme",
        Description = "A synthetic programme: twenty-six weeks, in a group.",
        Catchment = new Catchment { AreaCodes = { SampleServices.Leeds, "E08000032" }, PostcodeDistricts = { "LS1" } },
        Eligibility = new Eligibility
        { MinimumAge = 18, MaximumAge = 65, Genders = { Gender.Man }, Other = "Zqother words" },
        IntegratedSupport = new IntegratedSupport
        { Provider = "Example Support", Contact = SupportContact, ConfirmedDate = "2026-01-02" },
        Languages = { "en", "pl" },
        DeliveryModes = { DeliveryMode.Group, DeliveryMode.Online },
        Intake = new Intake { Rolling = true },
        Capacity = new Capacity { Available = 4, Maximum = 12, AsOfDate = "2026-01-02" },
        Schedule =
        {
            new Session { DayOfWeek = 2, OpensAt = "18:00", ClosesAt = "20:30", Note = "Not in school holidays." },
            new Session { DayOfWeek = 6, OpensAt = "10:00", ClosesAt = "12:30" },
        },
        Cost = new Cost { AmountPence = 1250, Note = "a session" },
        Contact = new ContactDetails
        { Phone = "01632 960003", Email = "programme@example.org", Website = "https://example.org/programme" },
        ReferralRoutes = { new ReferralRoute { Kind = ReferralRouteKind.Email, Value = Route } },
        Locations =
        {
            new Location
            {
                Name = "Example Centre",
                Address = new Address
                { Lines = { "1 Example Street", "First floor" }, Town = "Leeds", Postcode = "LS1 4AP" },
                AreaCode = SampleServices.Leeds,
                Latitude = 53.8,
                Longitude = -1.55,
                Accessibility = "Step-free.",
            },
        },
    };

    private static Listing Refuge(string organisation) => new()
    {
        OrganisationId = organisation,
        Type = ListingType.SurvivorSupport,
        Name = "Calder support",
        Description = "Synthetic support for survivors.",
        Catchment = new Catchment { AreaCodes = { "E12000003" } },
        Contact = new ContactDetails { Phone = "01632 960004" },
        Locations =
        {
            new Location
            {
                Name = "Refuge",
                Confidential = true,
                Address = new Address { Lines = { Street }, Town = "Zqhidden", Postcode = "ZQ9 9ZQ" },
                Latitude = 53.123_456,
                Longitude = -1.654_321,
            },
        },
    };
}
