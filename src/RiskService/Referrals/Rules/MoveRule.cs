using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// One row of the table of moves. Where several movers fit a caller, the first of them is who moves. Without reasons of
/// its own a move takes none, or OTHER.
/// </summary>
internal sealed record MoveRule(
    ReferralMove Move, ImmutableArray<ReferralState> From, ReferralState To, ImmutableArray<ReferralMover> Movers)
{
    /// <summary>The reasons to choose from, besides OTHER; empty where none is needed.</summary>
    public ImmutableArray<ReferralReason> Reasons { get; init; } = [];

    /// <summary>Those reasons with which REFER-7 follows.</summary>
    public ImmutableArray<ReferralReason> RaisingReasons { get; init; } = [];

    /// <summary>True where REFER-7 follows whatever the reason.</summary>
    public bool AlwaysRaises { get; init; }

    public bool Takes(ReferralReason reason) =>
        reason == ReferralReason.Other || Reasons.Contains(reason)
        || (Reasons.IsEmpty && reason == ReferralReason.Unspecified);

    public bool Raises(ReferralReason reason) => AlwaysRaises || RaisingReasons.Contains(reason);
}

/// <summary>Where a referral stands: its state, and the state that it goes on in after a hold.</summary>
internal sealed record MoveStanding(ReferralState State, ReferralState Held = ReferralState.Unspecified)
{
    /// <summary>It was never sent, so the programme knows nothing of it.</summary>
    public bool IsDraft => State == ReferralState.Draft
        || (State == ReferralState.OnHold && Held == ReferralState.Draft);
}

internal enum MoveVerdict
{
    /// <summary>The move can be made.</summary>
    Allowed,

    /// <summary>The state has no such move, whoever asks.</summary>
    NoSuchMove,

    /// <summary>The move is another's to make.</summary>
    NotTheirs,
}

/// <summary>What the table says to a move; where it leads and as whom it is made only if it is allowed.</summary>
internal sealed record MoveDecision(MoveVerdict Verdict, ReferralState To, ReferralMover Mover);
