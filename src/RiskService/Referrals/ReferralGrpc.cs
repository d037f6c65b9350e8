using Grpc.Core;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>ReferralService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class ReferralGrpc(Refer refer, ReferralBook book, ReferralList list, ReferralCopies copies)
    : ReferralService.ReferralServiceBase
{
    public override Task<ReferResponse> Refer(ReferRequest request, ServerCallContext context) =>
        refer.ExecuteAsync(request, context.CancellationToken);

    public override Task<GetReferralResponse> GetReferral(GetReferralRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<ListReferralsResponse> ListReferrals(
        ListReferralsRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    public override Task<GetProgrammeCopyResponse> GetProgrammeCopy(
        GetProgrammeCopyRequest request, ServerCallContext context) =>
        copies.OfProgrammeAsync(request, context.CancellationToken);

    public override Task<GetSubjectCopyResponse> GetSubjectCopy(
        GetSubjectCopyRequest request, ServerCallContext context) =>
        copies.OfSubjectAsync(request, context.CancellationToken);
}
