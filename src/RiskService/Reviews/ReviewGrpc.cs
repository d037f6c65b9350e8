using Grpc.Core;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>ReviewService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed partial class ReviewGrpc(
    ReviewList list, ReviewBook book, CompleteReview complete, ReportChange report, Exemptions exemptions,
    ReassignReview reassign, DeadlineList deadlines, CloseCase close, ReviewMeasures measures,
    ReminderInbox inbox, ReminderWatch watch)
    : ReviewService.ReviewServiceBase
{
    public override Task<ListReviewsResponse> ListReviews(ListReviewsRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    public override Task<GetReviewResponse> GetReview(GetReviewRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<CompleteReviewResponse> CompleteReview(
        CompleteReviewRequest request, ServerCallContext context) =>
        complete.ExecuteAsync(request, context.CancellationToken);

    public override Task<ReportChangeResponse> ReportChange(ReportChangeRequest request, ServerCallContext context) =>
        report.ExecuteAsync(request, context.CancellationToken);

    public override Task<ExemptReviewResponse> ExemptReview(ExemptReviewRequest request, ServerCallContext context) =>
        exemptions.ExemptAsync(request, context.CancellationToken);

    public override Task<EndExemptionResponse> EndExemption(EndExemptionRequest request, ServerCallContext context) =>
        exemptions.EndAsync(request, context.CancellationToken);

    public override Task<ReassignReviewResponse> ReassignReview(
        ReassignReviewRequest request, ServerCallContext context) =>
        reassign.ExecuteAsync(request, context.CancellationToken);

    public override Task<ListDeadlinesResponse> ListDeadlines(
        ListDeadlinesRequest request, ServerCallContext context) =>
        deadlines.ListAsync(request, context.CancellationToken);

    public override Task<CloseCaseResponse> CloseCase(CloseCaseRequest request, ServerCallContext context) =>
        close.ExecuteAsync(request, context.CancellationToken);
}
