using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>The three groups of indicators, each in the order of the codes.</summary>
internal static class Indicators
{
    /// <summary>The eight signs of severe harm that decide the level (ASSESS-2).</summary>
    public static ImmutableArray<Indicator> Severe { get; } =
    [
        Indicator.RecentOrImminentSeparation, Indicator.EscalatingAssaults, Indicator.CoerciveControl,
        Indicator.SexualViolence, Indicator.PregnancyOrRecentBirth, Indicator.WeaponUse, Indicator.ThreatsToKill,
        Indicator.ActiveSubstanceMisuse,
    ];

    /// <summary>What the subject may say (LOOK-1).</summary>
    public static ImmutableArray<Indicator> Statements { get; } =
    [
        Indicator.ProblemWithDrink, Indicator.NeedsAngerManagement, Indicator.NotHandlingWorkStress,
        Indicator.PartnerSentMe, Indicator.FightingALot, Indicator.NeedsCouplesCounselling, Indicator.PartnerNotCoping,
        Indicator.KidsOutOfControl, Indicator.DepressedOrNotCoping, Indicator.Suicidal,
    ];

    /// <summary>What can be noticed (LOOK-1).</summary>
    public static ImmutableArray<Indicator> Behaviours { get; } =
    [
        Indicator.AccompaniesOrSpeaksForPartner, Indicator.SexualJealousy, Indicator.RecentMentalIllHealth,
        Indicator.SubstanceUse, Indicator.ExcessiveContact, Indicator.ChecksWhereabouts,
        Indicator.SaysPartnerIsAbusive, Indicator.InjuryConsistentWithViolence,
    ];

    public static IndicatorSet SevereSet { get; } = IndicatorSet.Of(Severe.AsSpan());

    /// <summary>Statements and behaviours: what recommends asking and alone never raises the level (LOOK-1).</summary>
    public static IndicatorSet AskSet { get; } =
        IndicatorSet.Of(Statements.AsSpan()) | IndicatorSet.Of(Behaviours.AsSpan());

    public static IndicatorSet AllSet { get; } = SevereSet | AskSet;

    public static bool IsKnown(Indicator indicator) => AllSet.Contains(indicator);
}
