using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>What of a caller and a referral decides as whom the caller moves it. All of it is from the token.</summary>
internal sealed record MoverFacts
{
    /// <summary>The caller works on cases of the agency that referred.</summary>
    public bool WorksForReferrer { get; init; }

    /// <summary>And is a manager there.</summary>
    public bool IsManager { get; init; }

    /// <summary>The programme has people of its own on the platform.</summary>
    public bool Connected { get; init; }

    /// <summary>The caller is one of them.</summary>
    public bool WorksForProgramme { get; init; }
}

/// <summary>As whom a caller may move a referral (REFER-7).</summary>
internal static class MoverRule
{
    public static ImmutableArray<ReferralMover> Of(MoverFacts facts)
    {
        var movers = ImmutableArray.CreateBuilder<ReferralMover>();
        if (facts.WorksForReferrer)
        {
            movers.Add(ReferralMover.Referrer);
            if (facts.IsManager) movers.Add(ReferralMover.Manager);

            // Who has its own people on the platform speaks for itself: nobody else moves for it, no manager either.
            if (!facts.Connected) movers.Add(ReferralMover.ForProgramme);
        }

        if (facts.WorksForProgramme) movers.Add(ReferralMover.Programme);
        return movers.ToImmutable();
    }
}
