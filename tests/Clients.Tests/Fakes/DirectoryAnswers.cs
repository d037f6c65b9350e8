using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>Answers of the directory.</summary>
internal static class DirectoryAnswers
{
    internal static Listing Programme() => new()
    {
        ListingId = "l-1",
        OrganisationId = "o-1",
        OrganisationName = "Example Organisation",
        Type = ListingType.PerpetratorProgramme,
        Name = "Example Programme",
        State = ListingState.Published,
        Synthetic = true,
        Etag = "v3",
        Catchment = new Catchment { AreaCodes = { "E08000035" }, AreaNames = { "Leeds" } },
        Eligibility = new Eligibility { MinimumAge = 18, Genders = { Gender.Man } },
        IntegratedSupport = new IntegratedSupport
        {
            Provider = "Example Support",
            Contact = "01632 960001",
            ConfirmedDate = "2026-01-02",
        },
        Capacity = new Capacity { Available = 3, AsOfDate = "2026-01-02", Stale = true },
        Accreditations =
        {
            new Accreditation
            {
                AccreditationId = "a-1", Scheme = "Example Standard", ValidFromDate = "2024-01-01",
                ValidToDate = "2025-01-01", State = AccreditationState.Granted, Evidence = "Seen", Etag = "v9",
            },
        },
        Locations = { new Location { LocationId = "p-1", Name = "House", Confidential = true } },
    };

    internal static ProgrammeMatch Match(bool fits, string id, string name) => new()
    {
        Listing = new Listing { ListingId = id, Name = name, Type = ListingType.PerpetratorProgramme },
        Fits = fits,
        DistanceKm = 12.4,
        Criteria =
        {
            new CriterionResult
            {
                Criterion = Criterion.Age, Outcome = CriterionOutcome.Met, RuleId = "REFER-5",
                Explanation = "Is of the age.",
            },
            new CriterionResult
            {
                Criterion = Criterion.Accreditation,
                Outcome = fits ? CriterionOutcome.Met : CriterionOutcome.Missed, RuleId = "REFER-1",
                Explanation = "The accreditation ended on 2025-01-01.",
            },
        },
    };

    internal static MatchProgrammesResponse Matches() => new()
    {
        Matches = { Match(true, "l-1", "Example Fitting"), Match(false, "l-2", "Example Missing") },
        BySurvivorArea = { Match(true, "l-9", "Example Elsewhere") },
        MissingDetails = { "languages" },
    };

    internal static IMessage To(Sent sent) => sent.Method switch
    {
        "GetListing" => new GetListingResponse { Listing = Programme() },
        "SearchListings" => new SearchListingsResponse
        {
            Results = { new FoundListing { Listing = Programme(), DistanceKm = 3 } },
            TotalSize = 7,
            NextPageToken = "n",
        },
        "MatchProgrammes" => Matches(),
        "SearchAreas" => new SearchAreasResponse
        {
            Areas =
            {
                new Area
                {
                    Code = "E08000035", Name = "Leeds", Kind = AreaKind.LocalAuthority, Within = { "E12000003" },
                },
            },
        },
        "CreateOrganisation" => new CreateOrganisationResponse { Organisation = Organisation() },
        "GetOrganisation" => new GetOrganisationResponse { Organisation = Organisation() },
        "ListOrganisations" => new ListOrganisationsResponse { Organisations = { Organisation() } },
        "UpdateOrganisation" => new UpdateOrganisationResponse { Organisation = Organisation() },
        "ArchiveOrganisation" => new ArchiveOrganisationResponse { Organisation = Organisation() },
        "CreateListing" => new CreateListingResponse { Listing = Programme() },
        "UpdateListing" => new UpdateListingResponse { Listing = Programme() },
        "ListListings" => new ListListingsResponse { Listings = { Programme() } },
        "PublishListing" => new PublishListingResponse { Listing = Programme() },
        "SuspendListing" => new SuspendListingResponse { Listing = Programme() },
        "ArchiveListing" => new ArchiveListingResponse { Listing = Programme() },
        "AssureListing" => new AssureListingResponse { Listing = Programme() },
        "UpdateCapacity" => new UpdateCapacityResponse { Listing = Programme() },
        "AddAccreditation" => new AddAccreditationResponse { Listing = Programme() },
        "UpdateAccreditation" => new UpdateAccreditationResponse { Listing = Programme() },
        "ListDirectoryChanges" => new ListDirectoryChangesResponse
        {
            Changes =
            {
                new DirectoryChange
                {
                    Kind = DirectoryChangeKind.Updated, ChangedBy = "dev-directory_admin", Reason = "New number.",
                    Fields = { new FieldChange { Field = "contact.phone", OldValue = "\"1\"", NewValue = "\"2\"" } },
                },
            },
        },
        "ListDirectoryAlerts" => new ListDirectoryAlertsResponse
        {
            Alerts =
            {
                new DirectoryAlert
                {
                    ListingId = "l-1", ListingName = "Example", Kind = DirectoryAlertKind.AssuranceLapsed,
                    DueDate = "2026-01-01",
                },
            },
        },
        "RevealAddress" => new RevealAddressResponse
        {
            Location = new Location
            {
                LocationId = "p-1",
                Name = "House",
                Confidential = true,
                Address = new Address { Lines = { "1 Invented Close" }, Town = "Nowhereton" },
            },
        },
        "ListImports" => new ListImportsResponse
        {
            Imports = { new DirectoryImport { ImportId = "i-1", State = ImportState.Applied, Source = "county" } },
        },
        "ListImportRows" => Rows((ListImportRowsRequest)sent.Request),
        "ApplyImport" => new ApplyImportResponse
        {
            Import = new DirectoryImport { ImportId = "i-1", State = ImportState.Applied },
        },
        "DiscardImport" => new DiscardImportResponse
        {
            Import = new DirectoryImport { ImportId = "i-1", State = ImportState.Discarded },
        },
        _ => throw new InvalidOperationException(sent.Method),
    };

    private static Organisation Organisation() => new()
    {
        OrganisationId = "o-1",
        Name = "Example Organisation",
        Description = "Kept.",
        State = OrganisationState.Active,
        Contact = new ContactDetails { Phone = "01632 960001", Email = "kept@example.org" },
        Etag = "v5",
        Synthetic = true,
    };

    private static ListImportRowsResponse Rows(ListImportRowsRequest request) => request.PageToken.Length == 0
        ? new ListImportRowsResponse
        {
            Rows =
            {
                new ImportRow
                {
                    RowNumber = 1, Name = "Example One", SourceId = "s-1", Outcome = ImportOutcome.Created,
                },
            },
            NextPageToken = "second",
        }
        : new ListImportRowsResponse
        {
            Rows =
            {
                new ImportRow
                {
                    RowNumber = 2, SourceId = "s-2", Outcome = ImportOutcome.Rejected, Details = { "It has no name." },
                },
            },
        };
}
