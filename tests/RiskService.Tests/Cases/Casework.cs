using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>What workers do with cases, each one call on the case as it was last read.</summary>
internal static class Casework
{
    public static Party Party(this Case on, PartyRole role) => on.Parties.First(party => party.Role == role);

    public static async Task<Case> CreateAsync(this TestCaller caller, NewCase value) =>
        (await caller.Cases.CreateCaseAsync(new CreateCaseRequest { NewCase = value, RequestId = Id() })).Case;

    public static async Task<Case> SetReferenceAsync(this TestCaller caller, Case on, string reference) =>
        (await caller.Cases.UpdateCaseAsync(new UpdateCaseRequest
        {
            CaseId = on.CaseId,
            AgencyReference = reference,
            UpdateMask = new FieldMask { Paths = { "agency_reference" } },
            Etag = on.Etag,
            RequestId = Id(),
        })).Case;

    public static async Task<Case> AddAsync(this TestCaller caller, Case on, Party party) =>
        (await caller.Cases.AddPartyAsync(
            new AddPartyRequest { CaseId = on.CaseId, Party = party, Etag = on.Etag, RequestId = Id() })).Case;

    public static async Task<Case> UpdateAsync(this TestCaller caller, Case on, Party party) =>
        (await caller.Cases.UpdatePartyAsync(
            new UpdatePartyRequest { CaseId = on.CaseId, Party = party, Etag = on.Etag, RequestId = Id() })).Case;

    public static async Task<Case> RemoveAsync(
        this TestCaller caller, Case on, string partyId, string reason = "Added in error") =>
        (await caller.Cases.RemovePartyAsync(new RemovePartyRequest
        {
            CaseId = on.CaseId,
            PartyId = partyId,
            Reason = reason,
            Etag = on.Etag,
            RequestId = Id(),
        })).Case;

    public static async Task<Case> AllocateAsync(
        this TestCaller caller, Case on, string worker, AllocationSide side, SameWorkerReason reason = default) =>
        (await caller.Cases.AllocateWorkerAsync(new AllocateWorkerRequest
        {
            CaseId = on.CaseId,
            Allocation = new Allocation { WorkerId = worker, Side = side, SameWorkerReason = reason },
            Etag = on.Etag,
            RequestId = Id(),
        })).Case;

    public static async Task<Case> EndAsync(this TestCaller caller, Case on, string allocationId) =>
        (await caller.Cases.EndAllocationAsync(new EndAllocationRequest
        {
            CaseId = on.CaseId,
            AllocationId = allocationId,
            Etag = on.Etag,
            RequestId = Id(),
        })).Case;

    public static async Task<Case> ProposeSwapAsync(this TestCaller caller, Case on, string? newSubject = null) =>
        (await caller.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
        {
            CaseId = on.CaseId,
            NewSubjectPartyId = newSubject ?? on.Party(PartyRole.Survivor).PartyId,
            Reason = "New evidence from the police",
            Etag = on.Etag,
            RequestId = Id(),
        })).Case;

    public static async Task<Case> ApproveSwapAsync(this TestCaller caller, Case on) =>
        (await caller.Cases.ApproveRoleSwapAsync(new ApproveRoleSwapRequest
        {
            CaseId = on.CaseId,
            RoleSwapId = on.PendingRoleSwap.RoleSwapId,
            Reason = "Read the evidence",
            RequestId = Id(),
        })).Case;

    public static async Task<Case> RejectSwapAsync(this TestCaller caller, Case on) =>
        (await caller.Cases.RejectRoleSwapAsync(new RejectRoleSwapRequest
        {
            CaseId = on.CaseId,
            RoleSwapId = on.PendingRoleSwap.RoleSwapId,
            Reason = "The evidence is about another matter",
            RequestId = Id(),
        })).Case;

    public static async Task<Contact> PlanAsync(
        this TestCaller caller, Case on, Contact contact, bool validateOnly = false) =>
        (await caller.Cases.PlanContactAsync(new PlanContactRequest
        {
            CaseId = on.CaseId,
            Contact = contact,
            ValidateOnly = validateOnly,
            RequestId = validateOnly ? "" : Id(),
        })).Contact;

    public static async Task<Contact> RecordAsync(this TestCaller caller, RecordContactRequest request)
    {
        request.RequestId = Id();
        return (await caller.Cases.RecordContactAsync(request)).Contact;
    }

    public static async Task<IReadOnlyList<Contact>> ContactsAsync(this TestCaller caller, Case on) =>
        (await caller.Cases.ListContactsAsync(new ListContactsRequest { CaseId = on.CaseId })).Contacts;

    /// <summary>Rule, field and text of each rule that refuses a plan.</summary>
    public static async Task<(string Rule, string Field, string Why)[]> RefusedPlanAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAnyAsync<RpcException>(call);
        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        var status = exception.GetRpcStatus()!;
        Assert.Equal("REFUSED_BY_RULE", status.GetDetail<ErrorInfo>()!.Reason);
        return [.. status.GetDetail<PreconditionFailure>()!.Violations.Select(v => (v.Type, v.Subject, v.Description))];
    }
}
