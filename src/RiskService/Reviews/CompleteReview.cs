using RiskPlatform.RiskService.Assessments;
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
        var assessment = sent.Clone();
        if (sent.TargetCase == AssessRequest.TargetOneofCase.NewCase)
        {
            checks.Add("new_case", "Leave it out: a review is of a case that exists.", Rule);
        }
        else if (sent.CaseId.Length > 0 && sent.CaseId != request.CaseId)
        {
            checks.Add("case_id", "Is not the case whose review it is. Leave it out.", Rule);
        }

        if (sent.TargetCase != AssessRequest.TargetOneofCase.NewCase) assessment.CaseId = id.ToString();
        if (sent.RequestId.Length > 0) checks.Add("request_id", "Leave it out: the request's own counts.", Rule);
        if (sent.ValidateOnly) checks.Add("validate_only", "Leave it out: a review is completed or it is not.", Rule);
        if (AssessmentMaker.NothingWasSent(sent))
        {
            checks.Add("observations",
                "Nothing new was sent. A review brings an observation, a stance, the survivor's view or a judgement: "
                + "ask those who may know more.", Rule);
        }

        assess.Check(checks, assessment);
        checks.ThrowIfAny();
        return assessment;
    }
}
