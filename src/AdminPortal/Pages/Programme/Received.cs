using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Programme;

/// <summary>How a referral stands for the programme that has it.</summary>
public enum Standing
{
    /// <summary>Whatever has not ended.</summary>
    Open,

    /// <summary>Sent, and nobody has said that it arrived.</summary>
    New,

    /// <summary>Completed, left, or not begun.</summary>
    Ended,
}

/// <summary>What the programme's pages share.</summary>
internal static class Received
{
    private static readonly ReferralState[] Ended =
    [
        ReferralState.NotSuitable, ReferralState.Completed, ReferralState.Deselected, ReferralState.DroppedOut,
        ReferralState.Withdrawn, ReferralState.DeclinedBySubject,
    ];

    private static readonly ReferralState[] Open =
    [
        .. Enum.GetValues<ReferralState>().Except(Ended)
            .Except([ReferralState.Unspecified, ReferralState.Draft]),
    ];

    internal static IReadOnlyList<ReferralState> StatesOf(Standing standing) => standing switch
    {
        Standing.New => [ReferralState.Submitted],
        Standing.Ended => Ended,
        _ => Open,
    };
}
