using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>AssessmentService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class AssessmentGrpc(
    Assess assess, AssessmentBook book, SafeguardingActions actions, Consultations consultations, Decisions decisions,
    Facts facts)
    : AssessmentService.AssessmentServiceBase
{
    public override Task<AssessResponse> Assess(AssessRequest request, ServerCallContext context) =>
        assess.ExecuteAsync(request, context.CancellationToken);

    public override Task<GetAssessmentResponse> GetAssessment(
        GetAssessmentRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<ListAssessmentsResponse> ListAssessments(
        ListAssessmentsRequest request, ServerCallContext context) =>
        book.ListAsync(request, context.CancellationToken);

    public override Task<RecordSafeguardingActionResponse> RecordSafeguardingAction(
        RecordSafeguardingActionRequest request, ServerCallContext context) =>
        actions.RecordAsync(request, context.CancellationToken);

    public override Task<RecordConsultationResponse> RecordConsultation(
        RecordConsultationRequest request, ServerCallContext context) =>
        consultations.RecordAsync(request, context.CancellationToken);

    public override Task<ListConsultationsResponse> ListConsultations(
        ListConsultationsRequest request, ServerCallContext context) =>
        consultations.ListAsync(request, context.CancellationToken);

    public override Task<ApproveLowerLevelResponse> ApproveLowerLevel(
        ApproveLowerLevelRequest request, ServerCallContext context) =>
        decisions.ApproveLowerLevelAsync(request, context.CancellationToken);

    public override Task<ConcludeCounterAllegationResponse> ConcludeCounterAllegation(
        ConcludeCounterAllegationRequest request, ServerCallContext context) =>
        decisions.ConcludeCounterAllegationAsync(request, context.CancellationToken);

    public override Task<ListFactsResponse> ListFacts(ListFactsRequest request, ServerCallContext context) =>
        facts.ListAsync(request, context.CancellationToken);

    public override Task<ListObservationsResponse> ListObservations(
        ListObservationsRequest request, ServerCallContext context) =>
        facts.ListObservationsAsync(request, context.CancellationToken);

    public override Task<GetTalkingPointsResponse> GetTalkingPoints(
        GetTalkingPointsRequest request, ServerCallContext context) =>
        facts.TalkingPointsAsync(request, context.CancellationToken);
}
