using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>A person's decision on a case whose term has ended (RECORD-5).</summary>
internal sealed class RetentionDecisions(
    CaseBook book, CaseEntries entries, LegalHolds holds, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal Task<DecideRetentionResponse> DecideAsync(
        DecideRetentionRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var now = clock.Now();
            Refuse(row, request.Decision, now);
            if (request.Decision == RetentionDecision.Dispose)
            {
                row.DisposalDecidedBy = caller.Value.Subject;
            }
            else
            {
                (row.RetainUntil, row.DisposalDecidedBy) = (RequestChecks.Stored(request.KeepUntilTime), null);
            }

            row.SettleAfterTerm();
            row.Changed(now);
            var kept = new RecordKeeping
            {
                Kind = RecordKeepingKind.RetentionDecided,
                Reason = request.Reason,
                Outcome = Outcome(request.Decision),
                UntilTime = request.Decision == RetentionDecision.Keep ? row.RetainUntil?.ToTimestamp() : null,
            };
            entries.Append(row, key, EntryKind.RecordKeeping, new EntryContent { RecordKeeping = kept }, now);
            var view = RetentionView.Make(row, key, await holds.NewestAsync(id, token), now);
            return new Written<DecideRetentionResponse>(new DecideRetentionResponse { Retention = view }, id, key);
        }, cancellationToken);
    }

    private static string Outcome(RetentionDecision decision) =>
        decision == RetentionDecision.Dispose ? "RETENTION_DECISION_DISPOSE" : "RETENTION_DECISION_KEEP";

    private static void Refuse(CaseRow row, RetentionDecision decision, DateTimeOffset now)
    {
        if (row.RetainUntil is not { } until || until > now)
        {
            throw new Failure.IllegalTransition(
                "The term of this case has not ended: there is nothing to decide yet.", LegalHolds.Rule).AsException();
        }

        if (decision == RetentionDecision.Dispose && row.LegalHolds > 0)
        {
            throw new Failure.IllegalTransition(
                "A legal hold stands: lift it before disposal is decided, or keep the case until a date.",
                LegalHolds.Rule).AsException();
        }
    }

    private void Check(DecideRetentionRequest request)
    {
        var now = clock.Now();
        var checks = new RequestChecks(limits.Value, now);
        checks.Code("decision", request.Decision);
        checks.ShortReason("reason", request.Reason);
        if (request.Decision != RetentionDecision.Keep)
        {
            if (request.KeepUntilTime is not null) checks.Add("keep_until_time", "Is for a decision to keep only.");
        }
        else if (checks.Time("keep_until_time", request.KeepUntilTime, required: true)
            && RequestChecks.Stored(request.KeepUntilTime) <= now)
        {
            checks.Add("keep_until_time", "Is not in the future.");
        }

        checks.ThrowIfAny();
    }
}
