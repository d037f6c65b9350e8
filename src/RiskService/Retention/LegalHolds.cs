using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// Places and lifts legal holds, on open cases and closed ones. The count on the case and its version decide between a
/// hold and a disposal at the same moment: the second of the two finds what the first did.
/// </summary>
internal sealed class LegalHolds(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal const string Rule = "RECORD-5";
    internal const string ReasonField = "legal-hold.reason";
    internal const string LiftReasonField = "legal-hold.lift-reason";

    internal Task<PlaceLegalHoldResponse> PlaceAsync(
        PlaceLegalHoldRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var holds = await NewestAsync(id, token);
            var now = clock.Now();
            var holdId = Ids.Next(now, after: holds.Count == 0 ? null : holds[0].Id);
            var hold = new LegalHoldRow
            {
                Id = holdId,
                CaseId = id,
                AgencyId = row.AgencyId,
                Reason = key.SealText(request.Reason, ReasonField, holdId)!,
                CreateTime = now,
                CreatedBy = caller.Value.Subject,
            };
            db.Add(hold);
            row.LegalHolds++;

            // Whoever decided to dispose of it did not know what the hold is for: it takes a new decision.
            row.DisposalDecidedBy = null;
            Keep(new OpenedCase(row, key), RecordKeepingKind.HoldPlaced, holdId, request.Reason, now);
            var view = RetentionView.Make(row, key, holds.Prepend(hold), now);
            return new Written<PlaceLegalHoldResponse>(new PlaceLegalHoldResponse { Retention = view }, id, key);
        }, cancellationToken);
    }

    internal Task<LiftLegalHoldResponse> LiftAsync(LiftLegalHoldRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        var id = RequestChecks.Id("case_id", request.CaseId);
        var holdId = RequestChecks.Id("legal_hold_id", request.LegalHoldId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var hold = await db.Set<LegalHoldRow>().AsTracking()
                .SingleOrDefaultAsync(h => h.CaseId == id && h.Id == holdId, token)
                ?? throw Violations.One("legal_hold_id", "Is not a legal hold of this case.");
            if (hold.LiftTime is not null)
            {
                throw new Failure.IllegalTransition("This legal hold was lifted.", Rule).AsException();
            }

            var now = clock.Now();
            (hold.LiftTime, hold.LiftedBy) = (now, caller.Value.Subject);
            hold.LiftReason = key.SealText(request.Reason, LiftReasonField, holdId);
            row.LegalHolds--;
            Keep(new OpenedCase(row, key), RecordKeepingKind.HoldLifted, holdId, request.Reason, now);
            var view = RetentionView.Make(row, key, await NewestAsync(id, token), now);
            return new Written<LiftLegalHoldResponse>(new LiftLegalHoldResponse { Retention = view }, id, key);
        }, cancellationToken);
    }

    /// <summary>Tracked, so that what this call changed is seen in them.</summary>
    internal Task<List<LegalHoldRow>> NewestAsync(Guid caseId, CancellationToken cancellationToken) =>
        db.Set<LegalHoldRow>().AsTracking().Where(h => h.CaseId == caseId).OrderByDescending(h => h.Id)
            .Take(RetentionView.HoldsShown).ToListAsync(cancellationToken);

    private void Keep(OpenedCase opened, RecordKeepingKind kind, Guid holdId, string reason, DateTimeOffset now)
    {
        var (row, key) = opened;
        row.SettleAfterTerm();
        row.Changed(now);
        var kept = new RecordKeeping { Kind = kind, ConcernsId = holdId.ToString(), Reason = reason };
        entries.Append(row, key, EntryKind.RecordKeeping, new EntryContent { RecordKeeping = kept }, now);
    }

    private void CheckReason(string reason)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.ShortReason("reason", reason);
        checks.ThrowIfAny();
    }
}
