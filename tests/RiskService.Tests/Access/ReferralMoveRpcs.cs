using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Referrals;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for moves of referrals, their tasks and the programme's side.</summary>
internal static class ReferralMoveRpcs
{
    internal static IEnumerable<KeyValuePair<string, RpcRow>> Rows =>
    [
        .. Chart.Ways.Where(w => w.Move != ReferralMove.Submit).Select(w => KeyValuePair.Create(
            $"ReferralService/{w.Rpc}",
            Write(w.Move == ReferralMove.Withdraw ? Workers : ["programme", .. Workers], s => Move(s, w)))),
        Row("ListReferralTasks", Read(Workers, s => new ListReferralTasksRequest { CaseId = s.CaseId })),
        Row("CompleteReferralTask", Write(Workers, s => new CompleteReferralTaskRequest
        {
            CaseId = s.CaseId,
            TaskId = s.ReferralTaskId,
            Note = "synthetic",
            RequestId = Id(),
        })),
        Row("GetReferralMeasures", Read(Deciders, _ => new GetReferralMeasuresRequest
        { FromDate = "2026-01-01", ToDate = "2026-12-31" })),
        Row("GetReceivedReferral", Read(["programme"], s => new GetReceivedReferralRequest
        { ReferralId = s.ReferralId })),
        Row("ListReceivedReferrals", Read(["programme"], _ => new ListReceivedReferralsRequest
        { States = { ReferralState.Submitted } })),
    ];

    private static KeyValuePair<string, RpcRow> Row(string name, RpcRow row) =>
        KeyValuePair.Create($"ReferralService/{name}", row);

    /// <summary>The requests of all moves have the same shape.</summary>
    private static IMessage Move(Scene scene, Way way) =>
        Rpcs.Find($"ReferralService/{way.Rpc}").InputType.Parser.ParseFrom(new AcceptReferralRequest
        {
            ReferralId = scene.ReferralId,
            Etag = "v1",
            Details = new MoveDetails
            {
                Reason = way.Reason,
                Note = "synthetic",
                OccurredTime = scene.Now.ToTimestamp(),
            },
            RequestId = Id(),
        }.ToByteArray());
}
