using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>What is sent with a move.</summary>
internal sealed record MoveSent(string Id, MoveDetails Details, string Etag, string RequestId);

/// <summary>
/// A move as a page offers it. Whether it is offered at all is the service's to say (<c>allowed_moves</c>, REFER-7).
/// </summary>
/// <param name="Button">What the button says.</param>
/// <param name="Means">What it means, in a sentence.</param>
/// <param name="Reasons">The reasons to choose from; where there are any, one is required.</param>
/// <param name="SendAsync">Sends it.</param>
internal sealed record Move(
    string Button, string Means, IReadOnlyList<ReferralReason> Reasons,
    Func<ReferralService.ReferralServiceClient, MoveSent, CancellationToken, Task<ReferralStanding>> SendAsync)
{
    internal IEnumerable<Choice> Choices => Reasons.Select(r => new Choice(r.ToString(), Words.Of(r)));
}

/// <summary>Every move.</summary>
internal static class Moves
{
    internal static Move Of(ReferralMove kind) => kind switch
    {
        ReferralMove.Submit => new("Send it to the programme",
            "The rules are checked again as of now, and the task to tell the survivor’s service opens (REFER-8).", [],
            async (c, m, stop) => (await c.SubmitReferralAsync(new SubmitReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Receive => new("Received", "The programme has the referral.", [],
            async (c, m, stop) => (await c.ReceiveReferralAsync(new ReceiveReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.StartAssessing => new("Assessing", "The programme has first contact with the subject.", [],
            async (c, m, stop) => (await c.StartAssessingAsync(new StartAssessingRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Accept => new("Suitable", "The programme finds the subject suitable.", [],
            async (c, m, stop) => (await c.AcceptReferralAsync(new AcceptReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Reject => new("Not suitable", "It ends. " + Follows,
            [ReferralReason.CriteriaNotMet, ReferralReason.DeniesAbuse, ReferralReason.RiskTooHigh,
                ReferralReason.NoPlace, ReferralReason.Other],
            async (c, m, stop) => (await c.RejectReferralAsync(new RejectReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.Defer => new("Suitable, not ready", "The subject is suitable, but not ready yet.",
            [ReferralReason.OtherHelpFirst, ReferralReason.NotMotivatedYet, ReferralReason.PracticalBarrier,
                ReferralReason.Other],
            async (c, m, stop) => (await c.DeferReferralAsync(new DeferReferralRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.PutOnWaitingList => new("On the waiting list", "The subject waits for a place.", [],
            async (c, m, stop) => (await c.PutOnWaitingListAsync(new PutOnWaitingListRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        ReferralMove.StartProgramme => new("On the programme", "The subject has begun.", [],
            async (c, m, stop) => (await c.StartProgrammeAsync(new StartProgrammeRequest
            { ReferralId = m.Id, Details = m.Details, Etag = m.Etag, RequestId = m.RequestId },
                cancellationToken: stop)).Standing),
        _ => Ending.Of(kind),
    };

    internal const string Follows =
        "Tasks open: to look at the safety plan and to tell agencies involved; the review comes sooner (REFER-7).";
}
