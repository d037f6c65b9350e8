using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Moves that end a referral, pause it, or go on after a pause.</summary>
internal static class Ending
{
    internal static Move Of(ReferralMove kind) => kind switch
    {
        ReferralMove.Complete => new("Completed", "With no change: " + Moves.Follows,
            [ReferralReason.Changed, ReferralReason.NoChange, ReferralReason.Other],
            async (c, m, stop) => (await c.CompleteReferralAsync(new CompleteReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Deselect => new("Taken off the programme", Moves.Follows,
            [ReferralReason.PoorAttendance, ReferralReason.BehaviourOnProgramme, ReferralReason.NewAbuse,
                ReferralReason.Other],
            async (c, m, stop) => (await c.DeselectSubjectAsync(new DeselectSubjectRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.DropOut => new("Left the programme", Moves.Follows,
            [ReferralReason.StoppedAttending, ReferralReason.ChoseToLeave, ReferralReason.MovedAway,
                ReferralReason.Other],
            async (c, m, stop) => (await c.RecordDropOutAsync(new RecordDropOutRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.PutOnHold => new("Put on hold", "It pauses. Where the subject did not attend: " + Moves.Follows,
            [ReferralReason.DidNotAttend, ReferralReason.Illness, ReferralReason.InCustody,
                ReferralReason.Proceedings, ReferralReason.Other],
            async (c, m, stop) => (await c.PutOnHoldAsync(new PutOnHoldRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Resume => new("Go on", "The pause ends, and it is back where it was.", [],
            async (c, m, stop) => (await c.ResumeReferralAsync(new ResumeReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Withdraw => new("Withdraw the referral",
            "The programme is told of the withdrawal, not of its reason.",
            [ReferralReason.MadeInError, ReferralReason.BetterFitFound, ReferralReason.NotSafe,
                ReferralReason.MovedAway, ReferralReason.Other],
            async (c, m, stop) => (await c.WithdrawReferralAsync(new WithdrawReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Decline => new("The subject declined", Moves.Follows,
            [ReferralReason.Declined, ReferralReason.DidNotAttend, ReferralReason.DidNotRespond,
                ReferralReason.Other],
            async (c, m, stop) => (await c.RecordDeclineAsync(new RecordDeclineRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No move of the protocol."),
    };
}
