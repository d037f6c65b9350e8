using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>Moves of the referring agency, some of them also the programme's.</summary>
internal static class ReferrerMoves
{
    internal static readonly IReadOnlyList<Move> All =
    [
        new("submit", ReferralMove.Submit,
            "Sends a draft. The rules are checked again as of now, and the task to tell the survivor's"
            + " service opens (REFER-8).",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.SubmitReferralAsync(
                    new SubmitReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("withdraw", ReferralMove.Withdraw,
            "Takes a referral back; the programme is told of it, not of the reason.",
            [
                ReferralReason.MadeInError, ReferralReason.BetterFitFound, ReferralReason.NotSafe,
                ReferralReason.MovedAway, ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.WithdrawReferralAsync(
                    new WithdrawReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("decline", ReferralMove.Decline,
            "Records that the subject declined or never came. Safety plan and agencies follow (REFER-7).",
            [
                ReferralReason.Declined, ReferralReason.DidNotAttend, ReferralReason.DidNotRespond,
                ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.RecordDeclineAsync(
                    new RecordDeclineRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("hold", ReferralMove.PutOnHold,
            "Pauses a referral.",
            [
                ReferralReason.DidNotAttend, ReferralReason.Illness, ReferralReason.InCustody,
                ReferralReason.Proceedings, ReferralReason.Other,
            ],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.PutOnHoldAsync(
                    new PutOnHoldRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
        new("resume", ReferralMove.Resume,
            "Ends a pause: back to the state before.",
            [],
            async (call, m) =>
            {
                var response = await call.Client.Referrals.ResumeReferralAsync(
                    new ResumeReferralRequest { ReferralId = m.Id, Details = m.Details, Etag = m.Etag },
                    cancellationToken: call.Cancellation);
                return (response, response.Standing);
            }),
    ];
}
