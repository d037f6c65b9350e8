using Grpc.Core;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>AuditService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class AuditGrpc(
    AuditSearch search, AuditVerification verification, CheckpointList checkpoints,
    CheckpointVerification checkpointVerification)
    : AuditService.AuditServiceBase
{
    public override Task<SearchAuditResponse> SearchAudit(SearchAuditRequest request, ServerCallContext context) =>
        search.SearchAsync(request, context.CancellationToken);

    public override Task<VerifyAuditResponse> VerifyAudit(VerifyAuditRequest request, ServerCallContext context) =>
        verification.VerifyAsync(request, context.CancellationToken);

    public override Task<ListCheckpointsResponse> ListCheckpoints(
        ListCheckpointsRequest request, ServerCallContext context) =>
        checkpoints.ListAsync(request, context.CancellationToken);

    public override Task<VerifyCheckpointsResponse> VerifyCheckpoints(
        VerifyCheckpointsRequest request, ServerCallContext context) =>
        checkpointVerification.VerifyAsync(request, context.CancellationToken);
}
