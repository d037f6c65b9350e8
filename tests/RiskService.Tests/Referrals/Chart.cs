using RiskPlatform.V1;

namespace RiskService.Tests.Referrals;

/// <summary>A way through the chart: as the protocol spells it, who may go it, and one reason that fits.</summary>
public sealed record Way(
    ReferralMove Move, string Rpc, ReferralState[] From, ReferralState? To, ReferralMover[] Movers,
    ReferralReason Reason);

/// <summary>
/// The chart of moves, written down a second time and by hand, so that the product's own table is what is tested
/// (REFER-7).
/// </summary>
public static class Chart
{
    /// <summary>Move, operation, from, to, movers, a reason that fits.</summary>
    private const string Text = """
        Submit           SubmitReferral   Draft        Submitted        Referrer,Manager          Unspecified
        Receive          ReceiveReferral  Submitted    Received         Programme,ForProgramme    Unspecified
        StartAssessing   StartAssessing   Received     Assessing        Programme,ForProgramme    Unspecified
        Accept           AcceptReferral   Assessing    Suitable         Programme,ForProgramme    Unspecified
        Reject           RejectReferral   Assessing    NotSuitable      Programme,ForProgramme    NoPlace
        Defer            DeferReferral    Assessing    SuitableNotReady Programme,ForProgramme    PracticalBarrier
        PutOnWaitingList PutOnWaitingList Suitable,SuitableNotReady WaitingList Programme,ForProgramme Unspecified
        StartProgramme   StartProgramme   WaitingList  OnProgramme      Programme,ForProgramme    Unspecified
        Complete         CompleteReferral OnProgramme  Completed        Programme,ForProgramme    Changed
        Deselect         DeselectSubject  OnProgramme  Deselected       Programme,ForProgramme    NewAbuse
        DropOut          RecordDropOut    OnProgramme  DroppedOut       Programme,ForProgramme    MovedAway
        PutOnHold        PutOnHold        (running)    OnHold           Referrer,Manager,Programme Illness
        Resume           ResumeReferral   OnHold       (held)           Referrer,Manager,Programme Unspecified
        Withdraw         WithdrawReferral (running),OnHold Withdrawn    Referrer,Manager          NotSafe
        Decline          RecordDecline    (running),OnHold DeclinedBySubject Referrer,Manager,Programme DidNotRespond
        """;

    private const string Running =
        "Draft,Submitted,Received,Assessing,Suitable,SuitableNotReady,WaitingList,OnProgramme";

    public static IReadOnlyList<Way> Ways { get; } =
    [
        .. Text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => new Way(
            Enum.Parse<ReferralMove>(w[0]), w[1],
            [.. w[2].Replace("(running)", Running, StringComparison.Ordinal).Split(',')
                .Select(Enum.Parse<ReferralState>)],
            w[3] == "(held)" ? null : Enum.Parse<ReferralState>(w[3]),
            [.. w[4].Split(',').Select(Enum.Parse<ReferralMover>)], Enum.Parse<ReferralReason>(w[5]))),
    ];

    public static ReferralState[] States { get; } =
        [.. Enum.GetValues<ReferralState>().Where(s => s != ReferralState.Unspecified)];

    public static ReferralState[] Ended { get; } =
    [
        ReferralState.NotSuitable, ReferralState.Completed, ReferralState.Deselected, ReferralState.DroppedOut,
        ReferralState.Withdrawn, ReferralState.DeclinedBySubject,
    ];

    public static Way Of(ReferralMove move) => Ways.Single(w => w.Move == move);

    /// <summary>Where it leads, if somebody who is all of these may go it; null with why not.</summary>
    public static (ReferralState? To, string Verdict) Decide(
        ReferralMove move, ReferralState state, ReferralState held, IReadOnlyCollection<ReferralMover> movers)
    {
        var way = Of(move);
        if (!way.From.Contains(state)) return (null, "ILLEGAL_TRANSITION");
        var unsent = state == ReferralState.Draft
            || (state == ReferralState.OnHold && held == ReferralState.Draft);
        return way.Movers.Any(m => movers.Contains(m) && !(unsent && m == ReferralMover.Programme))
            ? (way.To ?? held, "OK")
            : (null, "FORBIDDEN");
    }
}
