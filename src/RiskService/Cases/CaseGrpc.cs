using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>CaseService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class CaseGrpc(CaseBook book, CaseChanges changes, CaseList list, RoleSwaps swaps, Contacts contacts)
    : CaseService.CaseServiceBase
{
    public override Task<CreateCaseResponse> CreateCase(CreateCaseRequest request, ServerCallContext context) =>
        changes.CreateAsync(request, context.CancellationToken);

    public override async Task<GetCaseResponse> GetCase(GetCaseRequest request, ServerCallContext context)
    {
        var id = Platform.Limits.RequestChecks.Id("case_id", request.CaseId);
        return new GetCaseResponse { Case = (await book.ReadFileAsync(id, context.CancellationToken)).ToProto() };
    }

    public override Task<ListCasesResponse> ListCases(ListCasesRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    public override Task<UpdateCaseResponse> UpdateCase(UpdateCaseRequest request, ServerCallContext context) =>
        changes.UpdateAsync(request, context.CancellationToken);

    public override Task<AddPartyResponse> AddParty(AddPartyRequest request, ServerCallContext context) =>
        changes.AddPartyAsync(request, context.CancellationToken);

    public override Task<UpdatePartyResponse> UpdateParty(UpdatePartyRequest request, ServerCallContext context) =>
        changes.UpdatePartyAsync(request, context.CancellationToken);

    public override Task<RemovePartyResponse> RemoveParty(RemovePartyRequest request, ServerCallContext context) =>
        changes.RemovePartyAsync(request, context.CancellationToken);

    public override Task<AllocateWorkerResponse> AllocateWorker(
        AllocateWorkerRequest request, ServerCallContext context) =>
        changes.AllocateAsync(request, context.CancellationToken);

    public override Task<EndAllocationResponse> EndAllocation(
        EndAllocationRequest request, ServerCallContext context) =>
        changes.EndAllocationAsync(request, context.CancellationToken);

    public override Task<ProposeRoleSwapResponse> ProposeRoleSwap(
        ProposeRoleSwapRequest request, ServerCallContext context) =>
        swaps.ProposeAsync(request, context.CancellationToken);

    public override Task<ApproveRoleSwapResponse> ApproveRoleSwap(
        ApproveRoleSwapRequest request, ServerCallContext context) =>
        swaps.ApproveAsync(request, context.CancellationToken);

    public override Task<RejectRoleSwapResponse> RejectRoleSwap(
        RejectRoleSwapRequest request, ServerCallContext context) =>
        swaps.RejectAsync(request, context.CancellationToken);

    public override Task<PlanContactResponse> PlanContact(PlanContactRequest request, ServerCallContext context) =>
        contacts.PlanAsync(request, context.CancellationToken);

    public override Task<RecordContactResponse> RecordContact(
        RecordContactRequest request, ServerCallContext context) =>
        contacts.RecordAsync(request, context.CancellationToken);

    public override Task<ListContactsResponse> ListContacts(ListContactsRequest request, ServerCallContext context) =>
        contacts.ListAsync(request, context.CancellationToken);
}
