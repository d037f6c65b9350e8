using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>DirectoryAdminService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class DirectoryAdminGrpc(
    OrganisationAdmin organisations, ListingAdmin listings, ListingStates states, Accreditations accreditations,
    DirectoryLists lists, ChangeList changes, AlertList alerts, RevealAddress reveal)
    : DirectoryAdminService.DirectoryAdminServiceBase
{
    public override Task<CreateOrganisationResponse> CreateOrganisation(
        CreateOrganisationRequest request, ServerCallContext context) =>
        organisations.CreateAsync(request, context.CancellationToken);

    public override Task<GetOrganisationResponse> GetOrganisation(
        GetOrganisationRequest request, ServerCallContext context) =>
        organisations.GetAsync(request, context.CancellationToken);

    public override Task<ListOrganisationsResponse> ListOrganisations(
        ListOrganisationsRequest request, ServerCallContext context) =>
        lists.OrganisationsAsync(request, context.CancellationToken);

    public override Task<UpdateOrganisationResponse> UpdateOrganisation(
        UpdateOrganisationRequest request, ServerCallContext context) =>
        organisations.UpdateAsync(request, context.CancellationToken);

    public override Task<ArchiveOrganisationResponse> ArchiveOrganisation(
        ArchiveOrganisationRequest request, ServerCallContext context) =>
        organisations.ArchiveAsync(request, context.CancellationToken);

    public override Task<CreateListingResponse> CreateListing(
        CreateListingRequest request, ServerCallContext context) =>
        listings.CreateAsync(request, context.CancellationToken);

    public override Task<ListListingsResponse> ListListings(
        ListListingsRequest request, ServerCallContext context) =>
        lists.ListingsAsync(request, context.CancellationToken);

    public override Task<UpdateListingResponse> UpdateListing(
        UpdateListingRequest request, ServerCallContext context) =>
        listings.UpdateAsync(request, context.CancellationToken);

    public override Task<PublishListingResponse> PublishListing(
        PublishListingRequest request, ServerCallContext context) =>
        states.PublishAsync(request, context.CancellationToken);

    public override Task<SuspendListingResponse> SuspendListing(
        SuspendListingRequest request, ServerCallContext context) =>
        states.SuspendAsync(request, context.CancellationToken);

    public override Task<ArchiveListingResponse> ArchiveListing(
        ArchiveListingRequest request, ServerCallContext context) =>
        states.ArchiveAsync(request, context.CancellationToken);

    public override Task<AssureListingResponse> AssureListing(
        AssureListingRequest request, ServerCallContext context) =>
        states.AssureAsync(request, context.CancellationToken);

    public override Task<UpdateCapacityResponse> UpdateCapacity(
        UpdateCapacityRequest request, ServerCallContext context) =>
        listings.UpdateCapacityAsync(request, context.CancellationToken);

    public override Task<AddAccreditationResponse> AddAccreditation(
        AddAccreditationRequest request, ServerCallContext context) =>
        accreditations.AddAsync(request, context.CancellationToken);

    public override Task<UpdateAccreditationResponse> UpdateAccreditation(
        UpdateAccreditationRequest request, ServerCallContext context) =>
        accreditations.UpdateAsync(request, context.CancellationToken);

    public override Task<ListDirectoryChangesResponse> ListDirectoryChanges(
        ListDirectoryChangesRequest request, ServerCallContext context) =>
        changes.ListAsync(request, context.CancellationToken);

    public override Task<ListDirectoryAlertsResponse> ListDirectoryAlerts(
        ListDirectoryAlertsRequest request, ServerCallContext context) =>
        alerts.ListAsync(request, context.CancellationToken);

    public override Task<RevealAddressResponse> RevealAddress(
        RevealAddressRequest request, ServerCallContext context) =>
        reveal.ExecuteAsync(request, context.CancellationToken);
}
