using Grpc.Core;
using RiskPlatform.RiskService.ReferralDirectory.Search;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>DirectoryService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class DirectoryGrpc(
    ListingReader reader, ListingSearch listings, ProgrammeMatching programmes, AreaSearch areas)
    : DirectoryService.DirectoryServiceBase
{
    public override Task<GetListingResponse> GetListing(GetListingRequest request, ServerCallContext context) =>
        reader.GetAsync(request, context.CancellationToken);

    public override Task<SearchListingsResponse> SearchListings(
        SearchListingsRequest request, ServerCallContext context) =>
        listings.SearchAsync(request, context.CancellationToken);

    public override Task<MatchProgrammesResponse> MatchProgrammes(
        MatchProgrammesRequest request, ServerCallContext context) =>
        programmes.MatchAsync(request, context.CancellationToken);

    public override Task<SearchAreasResponse> SearchAreas(SearchAreasRequest request, ServerCallContext context) =>
        Task.FromResult(areas.Search(request));
}
