using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>SubjectAccessService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class SubjectAccessGrpc(
    AccessRequests requests, AccessList list, Worklist worklist, Decide decide, Answers answers)
    : SubjectAccessService.SubjectAccessServiceBase
{
    public override Task<OpenSubjectAccessResponse> OpenSubjectAccess(
        OpenSubjectAccessRequest request, ServerCallContext context) =>
        requests.OpenAsync(request, context.CancellationToken);

    public override Task<GetSubjectAccessResponse> GetSubjectAccess(
        GetSubjectAccessRequest request, ServerCallContext context) =>
        requests.GetAsync(request, context.CancellationToken);

    public override Task<ListSubjectAccessResponse> ListSubjectAccess(
        ListSubjectAccessRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    public override Task<ExtendSubjectAccessResponse> ExtendSubjectAccess(
        ExtendSubjectAccessRequest request, ServerCallContext context) =>
        requests.ExtendAsync(request, context.CancellationToken);

    public override Task<ListWithheldItemsResponse> ListWithheldItems(
        ListWithheldItemsRequest request, ServerCallContext context) =>
        worklist.ListAsync(request, context.CancellationToken);

    public override Task<DecideWithheldItemResponse> DecideWithheldItem(
        DecideWithheldItemRequest request, ServerCallContext context) =>
        decide.ExecuteAsync(request, context.CancellationToken);

    public override Task<CompleteSubjectAccessResponse> CompleteSubjectAccess(
        CompleteSubjectAccessRequest request, ServerCallContext context) =>
        requests.CompleteAsync(request, context.CancellationToken);

    public override Task ExportSubjectAccess(
        ExportSubjectAccessRequest request, IServerStreamWriter<ExportSubjectAccessResponse> responseStream,
        ServerCallContext context) =>
        answers.ExportAsync(request, responseStream, context.CancellationToken);
}
