using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>LOOK-3: roles change only by two different people and with a reason.</summary>
internal sealed class RoleSwaps(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits, CaseReviews reviews)
{
    private const string Rule = "LOOK-3";

    internal Task<ProposeRoleSwapResponse> ProposeAsync(
        ProposeRoleSwapRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        var id = RequestChecks.Id("case_id", request.CaseId);
        var newSubject = RequestChecks.Id("new_subject_party_id", request.NewSubjectPartyId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var file = await book.OpenFileAsync(id, token);
            file.CheckOpen();
            file.CheckEtag(request.Etag);
            if (file.PendingSwap is not null)
            {
                throw new Failure.IllegalTransition("A role swap already waits for a decision.", Rule).AsException();
            }

            if (file.Party("new_subject_party_id", newSubject).Role != PartyRole.Survivor)
            {
                throw Violations.One("new_subject_party_id", "Is not a survivor of this case.", Rule);
            }

            var now = clock.Now();
            var swapId = Ids.Next(now);
            var swap = new RoleSwapRow
            {
                Id = swapId,
                CaseId = id,
                AgencyId = file.Row.AgencyId,
                NewSubjectPartyId = newSubject,
                Reason = file.Key.SealText(request.Reason, "role-swap.reason", swapId)!,
                CreateTime = now,
                CreatedBy = caller.Value.Subject,
            };
            db.Add(swap);
            file.Row.RoleSwapAwaiting = swapId;
            file.Row.Changed(now);
            var view = (file with { PendingSwap = swap }).ToProto();
            Enter(file, view.PendingRoleSwap, RoleSwapState.Proposed, request.Reason, null, now);
            return new Written<ProposeRoleSwapResponse>(new ProposeRoleSwapResponse { Case = view }, id, file.Key);
        }, cancellationToken);
    }

    internal Task<ApproveRoleSwapResponse> ApproveAsync(
        ApproveRoleSwapRequest request, CancellationToken cancellationToken) =>
        DecideAsync(request, request.CaseId, request.RoleSwapId, request.Reason, request.RequestId, approve: true,
            view => new ApproveRoleSwapResponse { Case = view }, cancellationToken);

    internal Task<RejectRoleSwapResponse> RejectAsync(
        RejectRoleSwapRequest request, CancellationToken cancellationToken) =>
        DecideAsync(request, request.CaseId, request.RoleSwapId, request.Reason, request.RequestId, approve: false,
            view => new RejectRoleSwapResponse { Case = view }, cancellationToken);

    private Task<TResponse> DecideAsync<TRequest, TResponse>(
        TRequest request, string caseId, string roleSwapId, string reason, string requestId, bool approve,
        Func<Case, TResponse> respond, CancellationToken cancellationToken)
        where TRequest : Google.Protobuf.IMessage
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new()
    {
        CheckReason(reason);
        var id = RequestChecks.Id("case_id", caseId);
        var swapId = RequestChecks.Id("role_swap_id", roleSwapId);
        return writes.RunAsync(request, requestId, async token =>
        {
            var file = await book.OpenFileAsync(id, token);
            file.CheckOpen();
            if (file.PendingSwap is not { } swap || swap.Id != swapId)
            {
                throw new Failure.IllegalTransition("This role swap does not wait for a decision.", Rule).AsException();
            }

            if (!SecondPerson.IsDifferent(swap.CreatedBy, null, caller.Value.Subject))
            {
                throw new Failure.SecondPersonRequired(Rule).AsException();
            }

            var now = clock.Now();
            var proposal = file.ToProto().PendingRoleSwap;
            swap.Approved = approve;
            file.Row.RoleSwapAwaiting = null;
            swap.DecideTime = now;
            swap.DecidedBy = caller.Value.Subject;
            swap.DecideReason = file.Key.SealText(reason, "role-swap.decide-reason", swap.Id);
            if (approve)
            {
                Swap(file, swap.NewSubjectPartyId, reason, now);
                await reviews.PullAsync(file.Row, ReviewTrigger.RoleSwap, now, token);
            }

            file.Row.Changed(now);
            var view = file.ToProto();
            if (approve) Enter(file, proposal, RoleSwapState.Approved, reason, view, now);
            else Enter(file, proposal, RoleSwapState.Rejected, reason, null, now);
            return new Written<TResponse>(respond(view), id, file.Key);
        }, cancellationToken);
    }

    private void Enter(
        CaseFile file, RoleSwap swap, RoleSwapState state, string reason, Case? after, DateTimeOffset now)
    {
        var entry = new RoleSwapEntry { RoleSwap = swap, State = state, Reason = reason, Case = after };
        entries.Append(file.Row, file.Key, EntryKind.Decision, new EntryContent { RoleSwap = entry }, now);
    }

    /// <summary>
    /// What was heard about the former subject says nothing of the new one, and what the former subject said is now a
    /// survivor's word: the facts begin anew, so that none of it can be used. The level stands until the assessment
    /// that is now due.
    /// </summary>
    private void Swap(CaseFile file, Guid newSubjectId, string swapReason, DateTimeOffset now)
    {
        var newSubject = file.Parties.Find(p => p.Id == newSubjectId && p.Role == PartyRole.Survivor)
            ?? throw new Failure.IllegalTransition("The survivor is no longer in the case.", Rule).AsException();
        file.Parties.Single(p => p.Role == PartyRole.Subject).Role = PartyRole.Survivor;
        newSubject.Role = PartyRole.Subject;
        var onlySurvivor = file.Parties.Count(p => p.Role == PartyRole.Survivor) == 1;
        foreach (var child in file.Parties.Where(p => p.Role == PartyRole.Child))
        {
            child.ChildRelation = Relation(child.ChildRelation, onlySurvivor);
        }

        foreach (var allocation in file.Allocations) allocation.Side = Side(allocation.Side, onlySurvivor);

        Conclude(file, swapReason, now);
        var row = file.Row;
        row.Facts = [];
        row.LowerLevelAwaiting = null;
        row.ConfidentialityExplained = false;
        row.IntoxicationTime = null;
        row.Stance = Stance.Unspecified;
        row.SubjectIntoxicated = false;
        (row.AbuseDisclosed, row.DiscloseTime) = (false, null);
        row.AbuseAlleged = true;
        row.SurvivorLevel = RiskLevel.Unspecified;
        row.SurvivorViewReason = SurvivorViewUnavailableReason.Unspecified;

        // What was concluded was about the former subject's words: whatever the new one alleges is new (LOOK-3).
        row.CounterAllegationConcludedTime = null;
    }

    /// <summary>The swap is the outcome of the counter-allegation that led to it (LOOK-3).</summary>
    private void Conclude(CaseFile file, string reason, DateTimeOffset now)
    {
        if (file.CounterAllegations.Find(c => c.Id == file.Row.OpenCounterAllegationId) is not { } open) return;
        open.ConcludeTime = now;
        open.Outcome = CounterAllegationOutcome.Supported;
        open.Reason = file.Key.SealText(reason, "counter-allegation.reason", open.Id);
        open.ConcludedBy = caller.Value.Subject;
        file.Row.OpenCounterAllegationId = null;
    }

    /// <summary>
    /// A worker stays with the person whom they were allocated to (RESPOND-6). Among several survivors the record does
    /// not say to whom, so those workers stay with the survivors, and that the new subject has none is seen.
    /// </summary>
    private static AllocationSide Side(AllocationSide before, bool onlySurvivor) =>
        before == AllocationSide.Survivor && onlySurvivor ? AllocationSide.Subject : AllocationSide.Survivor;

    /// <summary>
    /// Children stay related to the people they were related to (LOOK-4). Among several survivors the record does not
    /// say to whom, so it then says nothing, which holds the child as a victim all the same.
    /// </summary>
    private static ChildRelation Relation(ChildRelation before, bool onlySurvivor) => before switch
    {
        ChildRelation.Subject => ChildRelation.Survivor,
        ChildRelation.Survivor => onlySurvivor ? ChildRelation.Subject : ChildRelation.Unspecified,
        ChildRelation.Both => onlySurvivor ? ChildRelation.Both : ChildRelation.Survivor,
        _ => before,
    };

    private void CheckReason(string reason)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.ShortReason("reason", reason);
        checks.ThrowIfAny();
    }
}
