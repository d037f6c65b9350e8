using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>Changes to a case itself: its reference, its people and its workers.</summary>
internal sealed class CaseChanges(
    CaseBook book, CaseMaker maker, CaseEntries entries, Writes writes, TimeProvider clock,
    IOptions<LimitsOptions> limits, AreaCatalogue areas)
{
    internal RequestChecks Checks() => new(limits.Value, clock.Now());

    internal Task<CreateCaseResponse> CreateAsync(CreateCaseRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.NewCase("new_case", request.NewCase, areas);
        checks.ThrowIfAny();
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var file = await maker.CreateAsync("new_case", request.NewCase, token);
            return new Written<CreateCaseResponse>(
                new CreateCaseResponse { Case = file.ToProto() }, file.Row.Id, file.Key);
        }, cancellationToken);
    }

    internal Task<UpdateCaseResponse> UpdateAsync(UpdateCaseRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Reference("agency_reference", request.AgencyReference);
        if (request.UpdateMask is not { Paths.Count: 1 } mask || mask.Paths[0] != "agency_reference")
        {
            checks.Add("update_mask", "Name the field to change: agency_reference.");
        }

        checks.ThrowIfAny();
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, async (file, _, token) =>
            {
                await maker.SetReferenceAsync(file, request.AgencyReference, token);
                return new CaseChange { Kind = CaseChangeKind.Reference };
            },
            view => new UpdateCaseResponse { Case = view }, cancellationToken);
    }

    internal Task<AddPartyResponse> AddPartyAsync(AddPartyRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Party("party", request.Party, areas);
        if (request.Party?.Role == PartyRole.Subject)
        {
            checks.Add("party.role", "The case has its one subject. Roles change by ProposeRoleSwap.", "LOOK-3");
        }

        checks.ThrowIfAny();
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, (file, now, _) =>
        {
            var room = Checks();
            room.Count("party", file.Parties.Count + 1, room.Limits.Parties);
            room.ThrowIfAny();
            var added = maker.AddParty(file, request.Party!, now);
            return Done(CaseChangeKind.PartyAdded, added.Id);
        }, view => new AddPartyResponse { Case = view }, cancellationToken);
    }

    internal Task<UpdatePartyResponse> UpdatePartyAsync(UpdatePartyRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Party("party", request.Party, areas);
        checks.ThrowIfAny();
        var partyId = RequestChecks.Id("party.party_id", request.Party.PartyId);
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, (file, _, _) =>
        {
            var row = file.Party("party.party_id", partyId);
            if (row.Role != request.Party.Role)
            {
                throw Platform.Errors.Violations.One(
                    "party.role", "Is not the role they have. Roles change by ProposeRoleSwap.", "LOOK-3");
            }

            CaseMaker.SetDetails(file, row, request.Party);
            file.CountChildren();
            return Done(CaseChangeKind.PartyChanged, row.Id);
        }, view => new UpdatePartyResponse { Case = view }, cancellationToken);
    }

    internal Task<RemovePartyResponse> RemovePartyAsync(RemovePartyRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.ShortReason("reason", request.Reason);
        checks.ThrowIfAny();
        var partyId = RequestChecks.Id("party_id", request.PartyId);
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, (file, now, _) =>
        {
            var row = file.Party("party_id", partyId);
            if (row.Role == PartyRole.Subject)
            {
                throw Platform.Errors.Violations.One("party_id", "Is the subject; a case has exactly one.");
            }

            row.RemoveTime = now;
            row.RemoveReason = file.Key.SealText(request.Reason, "party.remove-reason", row.Id);
            file.CountChildren();
            return Done(CaseChangeKind.PartyRemoved, row.Id, request.Reason);
        }, view => new RemovePartyResponse { Case = view }, cancellationToken);
    }

    internal Task<AllocateWorkerResponse> AllocateAsync(
        AllocateWorkerRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Allocation("allocation", request.Allocation);
        checks.ThrowIfAny();
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, (file, now, _) =>
        {
            var room = Checks();
            room.Count("allocation", file.Allocations.Count + 1, room.Limits.Allocations);
            room.ThrowIfAny();
            var added = maker.Allocate(file, "allocation", request.Allocation, now);
            return Done(CaseChangeKind.WorkerAllocated, added.Id);
        }, view => new AllocateWorkerResponse { Case = view }, cancellationToken);
    }

    internal Task<EndAllocationResponse> EndAllocationAsync(
        EndAllocationRequest request, CancellationToken cancellationToken)
    {
        var allocationId = RequestChecks.Id("allocation_id", request.AllocationId);
        return ChangeAsync(request, request.CaseId, request.Etag, request.RequestId, (file, now, _) =>
        {
            var row = file.Allocations.Find(a => a.Id == allocationId)
                ?? throw Platform.Errors.Violations.One(
                    "allocation_id", "Is not an allocation that now stands on this case.");
            row.EndTime = now;
            return Done(CaseChangeKind.AllocationEnded, row.Id);
        }, view => new EndAllocationResponse { Case = view }, cancellationToken);
    }

    private static Task<CaseChange> Done(CaseChangeKind kind, Guid part, string reason = "") =>
        Task.FromResult(new CaseChange { Kind = kind, PartId = part.ToString(), Reason = reason });

    /// <summary>
    /// Every change of an open case: the etag it is based on, the change, the case as it then is, and its entry in the
    /// chain.
    /// </summary>
    private Task<TResponse> ChangeAsync<TRequest, TResponse>(
        TRequest request, string caseId, string etag, string requestId,
        Func<CaseFile, DateTimeOffset, CancellationToken, Task<CaseChange>> change, Func<Case, TResponse> respond,
        CancellationToken cancellationToken)
        where TRequest : Google.Protobuf.IMessage
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new()
    {
        var id = RequestChecks.Id("case_id", caseId);
        return writes.RunAsync(request, requestId, async token =>
        {
            var file = await book.OpenFileAsync(id, token);
            file.CheckOpen();
            file.CheckEtag(etag);
            var now = clock.Now();
            var done = await change(file, now, token);
            file.Row.Changed(now);
            done.Case = file.ToProto();
            entries.Append(file.Row, file.Key, EntryKind.CaseChange, new EntryContent { CaseChange = done }, now);
            return new Written<TResponse>(respond(done.Case), id, file.Key);
        }, cancellationToken);
    }
}
