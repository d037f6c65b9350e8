using Grpc.Core;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>ReferralService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class ReferralGrpc(
    Refer refer, SubmitReferral submit, ReferralBook book, ReferralList list, ReferralCopies copies,
    ReferralMoves moves, ReferralTasks tasks, ReceivedReferrals received, ReferralMeasures measures)
    : ReferralService.ReferralServiceBase
{
    public override Task<ReferResponse> Refer(ReferRequest request, ServerCallContext context) =>
        refer.ExecuteAsync(request, context.CancellationToken);

    public override Task<GetReferralResponse> GetReferral(GetReferralRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<ListReferralsResponse> ListReferrals(
        ListReferralsRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    public override Task<GetProgrammeCopyResponse> GetProgrammeCopy(
        GetProgrammeCopyRequest request, ServerCallContext context) =>
        copies.OfProgrammeAsync(request, context.CancellationToken);

    public override Task<GetSubjectCopyResponse> GetSubjectCopy(
        GetSubjectCopyRequest request, ServerCallContext context) =>
        copies.OfSubjectAsync(request, context.CancellationToken);

    public override Task<SubmitReferralResponse> SubmitReferral(
        SubmitReferralRequest request, ServerCallContext context) =>
        submit.ExecuteAsync(request, context.CancellationToken);

    public override Task<ReceiveReferralResponse> ReceiveReferral(
        ReceiveReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<ReceiveReferralResponse>(ReferralMove.Receive, request, context.CancellationToken);

    public override Task<StartAssessingResponse> StartAssessing(
        StartAssessingRequest request, ServerCallContext context) =>
        moves.MakeAsync<StartAssessingResponse>(ReferralMove.StartAssessing, request, context.CancellationToken);

    public override Task<AcceptReferralResponse> AcceptReferral(
        AcceptReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<AcceptReferralResponse>(ReferralMove.Accept, request, context.CancellationToken);

    public override Task<RejectReferralResponse> RejectReferral(
        RejectReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<RejectReferralResponse>(ReferralMove.Reject, request, context.CancellationToken);

    public override Task<DeferReferralResponse> DeferReferral(
        DeferReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<DeferReferralResponse>(ReferralMove.Defer, request, context.CancellationToken);

    public override Task<PutOnWaitingListResponse> PutOnWaitingList(
        PutOnWaitingListRequest request, ServerCallContext context) =>
        moves.MakeAsync<PutOnWaitingListResponse>(ReferralMove.PutOnWaitingList, request, context.CancellationToken);

    public override Task<StartProgrammeResponse> StartProgramme(
        StartProgrammeRequest request, ServerCallContext context) =>
        moves.MakeAsync<StartProgrammeResponse>(ReferralMove.StartProgramme, request, context.CancellationToken);

    public override Task<CompleteReferralResponse> CompleteReferral(
        CompleteReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<CompleteReferralResponse>(ReferralMove.Complete, request, context.CancellationToken);

    public override Task<DeselectSubjectResponse> DeselectSubject(
        DeselectSubjectRequest request, ServerCallContext context) =>
        moves.MakeAsync<DeselectSubjectResponse>(ReferralMove.Deselect, request, context.CancellationToken);

    public override Task<RecordDropOutResponse> RecordDropOut(
        RecordDropOutRequest request, ServerCallContext context) =>
        moves.MakeAsync<RecordDropOutResponse>(ReferralMove.DropOut, request, context.CancellationToken);

    public override Task<PutOnHoldResponse> PutOnHold(PutOnHoldRequest request, ServerCallContext context) =>
        moves.MakeAsync<PutOnHoldResponse>(ReferralMove.PutOnHold, request, context.CancellationToken);

    public override Task<ResumeReferralResponse> ResumeReferral(
        ResumeReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<ResumeReferralResponse>(ReferralMove.Resume, request, context.CancellationToken);

    public override Task<WithdrawReferralResponse> WithdrawReferral(
        WithdrawReferralRequest request, ServerCallContext context) =>
        moves.MakeAsync<WithdrawReferralResponse>(ReferralMove.Withdraw, request, context.CancellationToken);

    public override Task<RecordDeclineResponse> RecordDecline(
        RecordDeclineRequest request, ServerCallContext context) =>
        moves.MakeAsync<RecordDeclineResponse>(ReferralMove.Decline, request, context.CancellationToken);

    public override Task<ListReferralTasksResponse> ListReferralTasks(
        ListReferralTasksRequest request, ServerCallContext context) =>
        tasks.ListAsync(request, context.CancellationToken);

    public override Task<CompleteReferralTaskResponse> CompleteReferralTask(
        CompleteReferralTaskRequest request, ServerCallContext context) =>
        tasks.CompleteAsync(request, context.CancellationToken);

    public override Task<GetReferralMeasuresResponse> GetReferralMeasures(
        GetReferralMeasuresRequest request, ServerCallContext context) =>
        measures.GetAsync(request, context.CancellationToken);

    public override Task<GetReceivedReferralResponse> GetReceivedReferral(
        GetReceivedReferralRequest request, ServerCallContext context) =>
        received.GetAsync(request, context.CancellationToken);

    public override Task<ListReceivedReferralsResponse> ListReceivedReferrals(
        ListReceivedReferralsRequest request, ServerCallContext context) =>
        received.ListAsync(request, context.CancellationToken);
}
