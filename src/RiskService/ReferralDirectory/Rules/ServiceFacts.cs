using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>What of a service is judged: whether it can be found, and whom it fits.</summary>
internal sealed record ServiceFacts
{
    internal required Guid ListingId { get; init; }

    internal required ListingType Type { get; init; }

    internal ImmutableArray<AccreditationFacts> Accreditations { get; init; } = [];

    internal DateOnly? AssuredFrom { get; init; }

    internal DateOnly? AssuredUntil { get; init; }

    internal bool HasSupportProvider { get; init; }

    internal DateOnly? SupportConfirmed { get; init; }

    internal ImmutableArray<string> AreaCodes { get; init; } = [];

    internal ImmutableArray<string> PostcodeDistricts { get; init; } = [];

    internal EligibilityFacts Eligibility { get; init; } = EligibilityFacts.None;

    internal ImmutableArray<string> Languages { get; init; } = [];

    internal ImmutableArray<DeliveryMode> DeliveryModes { get; init; } = [];

    internal CapacityFacts? Capacity { get; init; }
}

/// <summary>An accreditation, apart from its evidence.</summary>
internal sealed record AccreditationFacts(string Scheme, DateOnly From, DateOnly To, AccreditationState State)
{
    internal bool HoldsOn(DateOnly day) => State == AccreditationState.Granted && From <= day && day <= To;
}

/// <summary>Whom a programme takes.</summary>
internal sealed record EligibilityFacts
{
    internal static readonly EligibilityFacts None = new();

    internal int? MinimumAge { get; init; }

    internal int? MaximumAge { get; init; }

    internal ImmutableArray<Gender> Genders { get; init; } = [];

    internal ImmutableArray<ReferrerKind> Referrers { get; init; } = [];

    internal Residence Residence { get; init; }

    internal bool ExcludesCriminal { get; init; }

    internal bool ExcludesFamily { get; init; }

    internal int SameProgrammeMonths { get; init; }
}

/// <summary>Places as reported on a day; older than its term it says nothing.</summary>
internal sealed record CapacityFacts(int? Available, int? WaitingWeeks, DateOnly? AsOf)
{
    internal bool IsKnownOn(DateOnly day, int termDays) => AsOf >= day.AddDays(-termDays);
}
