using RiskPlatform.V1;
using RiskService.Tests.ReferralDirectory;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for the directory: found, kept, brought in and taken out.</summary>
internal static class DirectoryRpcs
{
    private static readonly string[] Admins = ["directory_admin"];

    internal static IReadOnlyDictionary<string, RpcRow> Rows { get; } = new Dictionary<string, RpcRow>
    {
        ["DirectoryService/GetListing"] = Read(RpcTable.Roles, s => new GetListingRequest { ListingId = s.ListingId }),
        ["DirectoryService/SearchListings"] = Read(RpcTable.Roles, _ => new SearchListingsRequest()),
        ["DirectoryService/MatchProgrammes"] = Read(Workers, s => new MatchProgrammesRequest { CaseId = s.CaseId }),
        ["DirectoryService/SearchAreas"] = Read(RpcTable.Roles, _ => new SearchAreasRequest()),

        ["DirectoryAdminService/CreateOrganisation"] = Write(Admins, _ => new CreateOrganisationRequest
        {
            Organisation = new Organisation { Name = "Example Service" },
            RequestId = Id(),
        }),
        ["DirectoryAdminService/GetOrganisation"] = Read(Admins, s => new GetOrganisationRequest
        { OrganisationId = s.Directory.Organisation.OrganisationId }),
        ["DirectoryAdminService/ListOrganisations"] = Read(Admins, _ => new ListOrganisationsRequest()),
        ["DirectoryAdminService/UpdateOrganisation"] = Write(Admins, s => new UpdateOrganisationRequest
        {
            Organisation = s.Directory.Organisation.Clone(),
            Etag = s.Directory.Organisation.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/ArchiveOrganisation"] = Write(Admins, s => new ArchiveOrganisationRequest
        {
            OrganisationId = s.Directory.Empty.OrganisationId,
            Etag = s.Directory.Empty.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/CreateListing"] = Write(Admins, s => new CreateListingRequest
        {
            Listing = AdminScene.NewProgramme(s.Directory.Organisation.OrganisationId),
            RequestId = Id(),
        }),
        ["DirectoryAdminService/ListListings"] = Read(Admins, _ => new ListListingsRequest()),
        ["DirectoryAdminService/UpdateListing"] = Write(Admins, s => new UpdateListingRequest
        {
            Listing = s.Directory.Draft.Clone(),
            Etag = s.Directory.Draft.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/PublishListing"] = Write(Admins, s => new PublishListingRequest
        {
            ListingId = s.Directory.Draft.ListingId,
            Etag = s.Directory.Draft.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/SuspendListing"] = Write(Admins, s => new SuspendListingRequest
        {
            ListingId = s.Directory.Published.ListingId,
            Etag = s.Directory.Published.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/ArchiveListing"] = Write(Admins, s => new ArchiveListingRequest
        {
            ListingId = s.Directory.Published.ListingId,
            Etag = s.Directory.Published.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/AssureListing"] = Write(Admins, s => new AssureListingRequest
        {
            ListingId = s.Directory.Published.ListingId,
            Etag = s.Directory.Published.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/UpdateCapacity"] = Write(Admins, s => new UpdateCapacityRequest
        {
            ListingId = s.Directory.Published.ListingId,
            Capacity = new Capacity { Available = 1, AsOfDate = "2026-01-05" },
            Etag = s.Directory.Published.Etag,
            RequestId = Id(),
        }),
        ["DirectoryAdminService/AddAccreditation"] = Write(Admins, s => new AddAccreditationRequest
        {
            ListingId = s.Directory.Draft.ListingId,
            Accreditation = AdminScene.NewAccreditation("2025-01-01", "2026-12-31"),
            Etag = s.Directory.Draft.Etag,
            RequestId = Id(),
        }),
        ["DirectoryAdminService/UpdateAccreditation"] = Write(Admins, s => new UpdateAccreditationRequest
        {
            ListingId = s.Directory.Published.ListingId,
            Accreditation = s.Directory.Accreditation.Clone(),
            Etag = s.Directory.Accreditation.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        }),
        ["DirectoryAdminService/ListDirectoryChanges"] = Read(Admins, s => new ListDirectoryChangesRequest
        { RecordId = s.Directory.Published.ListingId }),
        ["DirectoryAdminService/ListDirectoryAlerts"] = Read(Admins, _ => new ListDirectoryAlertsRequest()),
        ["DirectoryAdminService/RevealAddress"] = Write(Admins, s => new RevealAddressRequest
        {
            ListingId = s.Directory.Published.ListingId,
            LocationId = s.Directory.Published.Locations[0].LocationId,
            Reason = "synthetic",
            RequestId = Id(),
        }),

        ["DirectoryImportService/StageImport"] = Write(Admins, _ => new StageImportRequest
        { Header = new ImportHeader { Source = "synthetic", Format = DirectoryFormat.Json, RequestId = Id() } }),
        ["DirectoryImportService/GetImport"] = Read(Admins, s => new GetImportRequest { ImportId = s.ImportId }),
        ["DirectoryImportService/ListImports"] = Read(Admins, _ => new ListImportsRequest()),
        ["DirectoryImportService/ListImportRows"] =
            Read(Admins, s => new ListImportRowsRequest { ImportId = s.ImportId }),
        ["DirectoryImportService/ApplyImport"] = Write(Admins, s => new ApplyImportRequest
        { ImportId = s.ImportId, Reason = "synthetic", RequestId = Id() }),
        ["DirectoryImportService/DiscardImport"] = Write(Admins, s => new DiscardImportRequest
        { ImportId = s.ImportId, RequestId = Id() }),
        ["DirectoryImportService/ExportDirectory"] =
            Read(Admins, _ => new ExportDirectoryRequest { Format = DirectoryFormat.Json }),
    };
}
