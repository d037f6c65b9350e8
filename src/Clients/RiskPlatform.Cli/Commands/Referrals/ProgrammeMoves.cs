using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>Moves of the programme; the agency makes them for one that has nobody on the platform.</summary>
internal static class ProgrammeMoves
{
    internal static readonly IReadOnlyList<Move> All =
    [
        new("receive", ReferralMove.Receive,
            "The programme has it.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.ReceiveReferralAsync(
                    new ReceiveReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("start-assessing", ReferralMove.StartAssessing,
            "The programme has first contact with the subject.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.StartAssessingAsync(
                    new StartAssessingRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("accept", ReferralMove.Accept,
            "The subject is suitable.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.AcceptReferralAsync(
                    new AcceptReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("reject", ReferralMove.Reject,
            "The subject is not suitable, which ends it. Safety plan and agencies follow (REFER-7).",
            [
                ReferralReason.CriteriaNotMet, ReferralReason.DeniesAbuse, ReferralReason.RiskTooHigh,
                ReferralReason.NoPlace, ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.RejectReferralAsync(
                    new RejectReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("defer", ReferralMove.Defer,
            "The subject is suitable, but not ready.",
            [
                ReferralReason.OtherHelpFirst, ReferralReason.NotMotivatedYet, ReferralReason.PracticalBarrier,
                ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.DeferReferralAsync(
                    new DeferReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("wait", ReferralMove.PutOnWaitingList,
            "The subject waits for a place.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.PutOnWaitingListAsync(
                    new PutOnWaitingListRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("start", ReferralMove.StartProgramme,
            "The subject is on the programme.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.StartProgrammeAsync(
                    new StartProgrammeRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("complete", ReferralMove.Complete,
            "The subject completed the programme. With NO_CHANGE, safety plan and agencies follow (REFER-7).",
            [ReferralReason.Changed, ReferralReason.NoChange, ReferralReason.Other],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.CompleteReferralAsync(
                    new CompleteReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("deselect", ReferralMove.Deselect,
            "The programme takes the subject off it. Safety plan and agencies follow (REFER-7).",
            [
                ReferralReason.PoorAttendance, ReferralReason.BehaviourOnProgramme, ReferralReason.NewAbuse,
                ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.DeselectSubjectAsync(
                    new DeselectSubjectRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("drop-out", ReferralMove.DropOut,
            "The subject left the programme. Safety plan and agencies follow (REFER-7).",
            [
                ReferralReason.StoppedAttending, ReferralReason.ChoseToLeave, ReferralReason.MovedAway,
                ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.RecordDropOutAsync(
                    new RecordDropOutRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
    ];
}
