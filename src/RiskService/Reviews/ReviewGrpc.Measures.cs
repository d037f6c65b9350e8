using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

internal sealed partial class ReviewGrpc
{
    public override Task<GetReviewMeasuresResponse> GetReviewMeasures(
        GetReviewMeasuresRequest request, ServerCallContext context) =>
        measures.GetAsync(request, context.CancellationToken);
}
