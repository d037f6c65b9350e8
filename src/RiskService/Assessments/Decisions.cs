using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// Decisions that people make on an assessment: a lower level (ASSESS-5), a counter-allegation (LOOK-3).
/// </summary>
internal sealed class Decisions(
    CaseBook book, CaseEntries entries, AssessmentBook assessments, RiskDbContext db, Writes writes,
    CurrentCaller caller, TimeProvider clock, CaseReviews reviews, IOptions<LimitsOptions> limits)
{
    internal async Task<ApproveLowerLevelResponse> ApproveLowerLevelAsync(
        ApproveLowerLevelRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        var id = RequestChecks.Id("case_id", request.CaseId);
        var assessmentId = RequestChecks.Id("assessment_id", request.AssessmentId);
        var response = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var (row, key) = opened;
            var view = await assessments.ViewAsync(opened, assessmentId, token);
            var assessment = await assessments.FindAsync(id, assessmentId, token);
            if (row.LowerLevelAwaiting != assessmentId)
            {
                throw new Failure.IllegalTransition("No lower level of this assessment waits for approval.", "ASSESS-5")
                    .AsException();
            }

            if (!SecondPerson.IsDifferent(
                    assessment.AssessorKnown ? assessment.CreatedBy : null, assessment.WorkerId, caller.Value.Subject))
            {
                throw new Failure.SecondPersonRequired("ASSESS-5").AsException();
            }

            var now = clock.Now();
            assessment.ApproveTime = now;
            assessment.ApprovedBy = caller.Value.Subject;
            assessment.ApproveReason = key.SealText(request.Reason, "assessment.approve-reason", assessmentId);

            // The review stays where the higher level put it: earlier is safer.
            row.Level = assessment.EvaluatedLevel;
            row.LowerLevelAwaiting = null;
            await reviews.LevelApprovedAsync(row, now, token);
            row.Changed(now);
            (view.Level, view.LowerLevelState) = (assessment.EvaluatedLevel, LowerLevelState.Approved);
            var approval = new LevelApproval
            {
                AssessmentId = assessmentId.ToString(),
                Level = assessment.EvaluatedLevel,
                Reason = request.Reason,
            };
            entries.Append(row, key, EntryKind.Decision, new EntryContent { LevelApproval = approval }, now);
            return new Written<ApproveLowerLevelResponse>(new ApproveLowerLevelResponse { Assessment = view }, id, key);
        }, cancellationToken);
        assessments.FillTexts(response.Assessment);
        return response;
    }

    internal Task<ConcludeCounterAllegationResponse> ConcludeCounterAllegationAsync(
        ConcludeCounterAllegationRequest request, CancellationToken cancellationToken)
    {
        var checks = CheckReason(request.Reason);
        checks.Code("outcome", request.Outcome);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var counterId = RequestChecks.Id("counter_allegation_id", request.CounterAllegationId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var counter = await db.Set<CounterAllegationRow>().AsTracking()
                .SingleOrDefaultAsync(c => c.CaseId == id && c.Id == counterId, token)
                ?? throw new Failure.NotFound("counter-allegation of this case").AsException();
            if (counter.ConcludeTime is not null)
            {
                throw new Failure.IllegalTransition("This counter-allegation has its outcome.", "LOOK-3").AsException();
            }

            var now = clock.Now();
            counter.ConcludeTime = now;
            counter.Outcome = request.Outcome;
            counter.Reason = key.SealText(request.Reason, "counter-allegation.reason", counter.Id);
            counter.ConcludedBy = caller.Value.Subject;
            row.OpenCounterAllegationId = null;
            row.CounterAllegationConcludedTime = now;
            row.Changed(now);
            var view = counter.ToProto(key);
            entries.Append(row, key, EntryKind.Decision, new EntryContent { CounterAllegation = view }, now);
            return new Written<ConcludeCounterAllegationResponse>(
                new ConcludeCounterAllegationResponse { CounterAllegation = view }, id, key);
        }, cancellationToken);
    }

    private RequestChecks CheckReason(string reason)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.RequiredText("reason", reason);
        checks.ThrowIfAny();
        return checks;
    }
}
