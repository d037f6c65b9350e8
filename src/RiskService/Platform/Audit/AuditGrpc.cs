using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>AuditService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class AuditGrpc(AuditSearch search, AuditVerification verification) : AuditService.AuditServiceBase
{
    public override Task<SearchAuditResponse> SearchAudit(SearchAuditRequest request, ServerCallContext context) =>
        search.SearchAsync(request, context.CancellationToken);

    public override Task<VerifyAuditResponse> VerifyAudit(VerifyAuditRequest request, ServerCallContext context) =>
        verification.VerifyAsync(request, context.CancellationToken);
}
