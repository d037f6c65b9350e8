using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>RetentionService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class RetentionGrpc(LegalHolds holds, RetentionDecisions decisions, RetentionLists lists)
    : RetentionService.RetentionServiceBase
{
    public override Task<GetRetentionResponse> GetRetention(GetRetentionRequest request, ServerCallContext context) =>
        lists.GetAsync(request, context.CancellationToken);

    public override Task<PlaceLegalHoldResponse> PlaceLegalHold(
        PlaceLegalHoldRequest request, ServerCallContext context) =>
        holds.PlaceAsync(request, context.CancellationToken);

    public override Task<LiftLegalHoldResponse> LiftLegalHold(
        LiftLegalHoldRequest request, ServerCallContext context) =>
        holds.LiftAsync(request, context.CancellationToken);

    public override Task<ListRetentionReviewsResponse> ListRetentionReviews(
        ListRetentionReviewsRequest request, ServerCallContext context) =>
        lists.ListReviewsAsync(request, context.CancellationToken);

    public override Task<DecideRetentionResponse> DecideRetention(
        DecideRetentionRequest request, ServerCallContext context) =>
        decisions.DecideAsync(request, context.CancellationToken);

    public override Task<ListDisposalsResponse> ListDisposals(
        ListDisposalsRequest request, ServerCallContext context) =>
        lists.ListDisposalsAsync(request, context.CancellationToken);
}
