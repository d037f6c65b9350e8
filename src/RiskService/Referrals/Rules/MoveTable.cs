using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskPlatform.V1;
using static RiskPlatform.V1.ReferralMover;
using static RiskPlatform.V1.ReferralReason;
using Move = RiskPlatform.V1.ReferralMove;
using State = RiskPlatform.V1.ReferralState;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// Who may move a referral from where to where, and why: the one table (REFER-7). Everything else asks it.
/// </summary>
internal static class MoveTable
{
    /// <summary>Every state that a referral goes on from.</summary>
    public static readonly ImmutableArray<State> Open =
    [
        State.Draft, State.Submitted, State.Received, State.Assessing, State.Suitable, State.SuitableNotReady,
        State.WaitingList, State.OnProgramme, State.OnHold,
    ];

    private static readonly ImmutableArray<ReferralMover> Agency = [Manager, Referrer];
    private static readonly ImmutableArray<ReferralMover> TheProgramme = [Programme, ForProgramme];
    private static readonly ImmutableArray<ReferralMover> Either = [Manager, Referrer, Programme];

    public static readonly ImmutableArray<MoveRule> Rows =
    [
        new(Move.Submit, [State.Draft], State.Submitted, Agency),
        new(Move.Receive, [State.Submitted], State.Received, TheProgramme),
        new(Move.StartAssessing, [State.Received], State.Assessing, TheProgramme),
        new(Move.Accept, [State.Assessing], State.Suitable, TheProgramme),
        new(Move.Reject, [State.Assessing], State.NotSuitable, TheProgramme)
        {
            Reasons = [CriteriaNotMet, DeniesAbuse, RiskTooHigh, NoPlace],
            AlwaysRaises = true,
        },
        new(Move.Defer, [State.Assessing], State.SuitableNotReady, TheProgramme)
        {
            Reasons = [OtherHelpFirst, NotMotivatedYet, PracticalBarrier],
        },
        new(Move.PutOnWaitingList, [State.Suitable, State.SuitableNotReady], State.WaitingList, TheProgramme),
        new(Move.StartProgramme, [State.WaitingList], State.OnProgramme, TheProgramme),
        new(Move.Complete, [State.OnProgramme], State.Completed, TheProgramme)
        {
            Reasons = [Changed, NoChange],
            RaisingReasons = [NoChange],
        },
        new(Move.Deselect, [State.OnProgramme], State.Deselected, TheProgramme)
        {
            Reasons = [PoorAttendance, BehaviourOnProgramme, NewAbuse],
            AlwaysRaises = true,
        },
        new(Move.DropOut, [State.OnProgramme], State.DroppedOut, TheProgramme)
        {
            Reasons = [StoppedAttending, ChoseToLeave, MovedAway],
            AlwaysRaises = true,
        },
        new(Move.PutOnHold, [.. Open.Where(s => s != State.OnHold)], State.OnHold, Either)
        {
            Reasons = [DidNotAttend, Illness, InCustody, Proceedings],
            RaisingReasons = [DidNotAttend],
        },

        // Where to is what was held.
        new(Move.Resume, [State.OnHold], State.Unspecified, Either),
        new(Move.Withdraw, Open, State.Withdrawn, Agency)
        {
            Reasons = [MadeInError, BetterFitFound, NotSafe, MovedAway],

            // Ended early for what changes the risk (REVIEW-3), whoever says so first.
            RaisingReasons = [NotSafe, MovedAway],
        },
        new(Move.Decline, Open, State.DeclinedBySubject, Either)
        {
            Reasons = [Declined, DidNotAttend, DidNotRespond],
            AlwaysRaises = true,
        },
    ];

    private static readonly FrozenDictionary<Move, MoveRule> ByMove = Rows.ToFrozenDictionary(r => r.Move);

    public static MoveRule Of(Move move) => ByMove[move];

    public static bool IsOpen(State state) => Open.Contains(state);

    /// <summary>What the table says to a move of a referral that stands so, by somebody who is all of these.</summary>
    public static MoveDecision Decide(Move move, MoveStanding standing, ImmutableArray<ReferralMover> movers)
    {
        var rule = ByMove[move];
        if (!rule.From.Contains(standing.State)) return new(MoveVerdict.NoSuchMove, default, default);
        foreach (var mover in rule.Movers)
        {
            // A programme never sees a draft.
            if (!movers.Contains(mover) || (mover == Programme && standing.IsDraft)) continue;
            return new(MoveVerdict.Allowed, move == Move.Resume ? standing.Held : rule.To, mover);
        }

        return new(MoveVerdict.NotTheirs, default, default);
    }

    /// <summary>What somebody who is all of these could do now.</summary>
    public static ImmutableArray<Move> Allowed(MoveStanding standing, ImmutableArray<ReferralMover> movers) =>
        [.. Rows.Select(r => r.Move).Where(m => Decide(m, standing, movers).Verdict == MoveVerdict.Allowed)];

    /// <summary>What anybody could do now.</summary>
    public static ImmutableArray<Move> Possible(State state) =>
        [.. Rows.Where(r => r.From.Contains(state)).Select(r => r.Move)];
}
