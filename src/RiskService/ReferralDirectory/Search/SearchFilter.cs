using System.Collections.Immutable;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>What a search asks for besides words. What is set must all hold.</summary>
internal sealed record SearchFilter
{
    internal required JudgedOn On { get; init; }

    internal ImmutableArray<ListingType> Types { get; init; } = [];

    internal PlaceFacts Place { get; init; } = PlaceFacts.Unknown;

    /// <summary>Tenths of a kilometre; 0 for no limit. It stands in the place of coverage.</summary>
    internal int Within { get; init; }

    internal ImmutableArray<string> Languages { get; init; } = [];

    internal ImmutableArray<DeliveryMode> DeliveryModes { get; init; } = [];

    internal bool Accredited { get; init; }

    internal bool WithSupport { get; init; }

    internal bool WithPlaces { get; init; }

    internal bool NeedsCoverage => Within == 0 && !Place.IsUnknown;

    internal bool Takes(IndexedListing listing, int distance)
    {
        var facts = listing.Facts;
        return (Types.IsEmpty || Types.Contains(facts.Type))
            && (Within == 0 || distance <= Within)
            && (!NeedsCoverage || Covers(facts))
            && (!Accredited || Safety.IsAccredited(facts, On.Today))
            && (!WithSupport
                || Safety.IntegratedSupport(facts, On.Today, explain: false)?.Outcome == CriterionOutcome.Met)
            && (!WithPlaces || Places.AnyFree(facts.Capacity, On))
            && (Languages.IsEmpty || Suitability.AnyLanguage(facts.Languages, Languages))
            && (DeliveryModes.IsEmpty || facts.DeliveryModes.Any(DeliveryModes.Contains));
    }

    /// <summary>Who names no catchment, as a helpline need not, is there for everybody.</summary>
    private bool Covers(ServiceFacts facts) =>
        Coverage.Of(facts, Place) == CriterionOutcome.Met
        || facts is { AreaCodes.IsEmpty: true, PostcodeDistricts.IsEmpty: true };
}
