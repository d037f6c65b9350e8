using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// Completes the named review with an assessment: as Assess, and only while it is the case's current one. What is new
/// is what makes it a review (REVIEW-1).
/// </summary>
internal sealed class CompleteReview(Assess assess, Writes writes, ReviewSettingsBook settings)
{
    private const string Rule = "REVIEW-1";

    internal async Task<CompleteReviewResponse> ExecuteAsync(
        CompleteReviewRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var reviewId = RequestChecks.Id("review_id", request.ReviewId);
        var assessment = Check(request, id);
        var response = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var stored = await assess.StoreAsync(assessment, row => ReviewChecks.IsCurrent(row, reviewId), token);
            var (row, key) = stored.Case;
            var times = await settings.TimesAsync(token);
            return new Written<CompleteReviewResponse>(
                new CompleteReviewResponse
                {
                    Assessment = stored.Assessment,
                    Completed = stored.Completed!.ToProto(),
                    Next = ReviewView.Current(row, key, row.UpdateTime, times),
                },
                id, key);
        }, cancellationToken);
        assess.FillTexts(response.Assessment);
        return response;
    }

    private AssessRequest Check(CompleteReviewRequest request, Guid id)
    {
        if (request.Assessment is not { } sent) throw Violations.One("assessment", "Is required.", Rule);
        var checks = assess.Checks("assessment.");
        var elsewhere = sent.TargetCase == AssessRequest.TargetOneofCase.NewCase
            || (sent.TargetCase == AssessRequest.TargetOneofCase.CaseId
                && !(Guid.TryParse(sent.CaseId, out var target) && target == id));
        if (elsewhere) checks.Add("target", "Leave it out: the case is that of case_id.", Rule);
        if (sent.RequestId.Length > 0) checks.Add("request_id", "Leave it out: the request's own counts.", Rule);
        if (sent.ValidateOnly) checks.Add("validate_only", "Leave it out: a review is completed or it is not.", Rule);
        if (AssessmentMaker.NothingWasSent(sent))
        {
            checks.Add("observations",
                "Nothing new was sent. A review brings an observation, a stance, the survivor's view or a judgement: "
                + "ask those who may know more.", Rule);
        }

        var assessment = sent.Clone();
        assessment.CaseId = id.ToString();
        assess.Check(checks, assessment);
        checks.ThrowIfAny();
        return assessment;
    }
}
