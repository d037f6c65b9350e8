using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// What is known of the subject. There is no place here for where the survivor lives: what is judged of a programme
/// can't depend on it (REFER-5).
/// </summary>
internal sealed record PersonFacts
{
    internal PlaceFacts Place { get; init; } = PlaceFacts.Unknown;

    internal int? Age { get; init; }

    internal Gender Gender { get; init; }

    internal ImmutableArray<string> Languages { get; init; } = [];

    internal ImmutableArray<DeliveryMode> DeliveryModes { get; init; } = [];

    internal ReferrerKind Referrer { get; init; }

    internal Presence Criminal { get; init; }

    internal Presence Family { get; init; }

    internal ImmutableArray<(Guid ListingId, DateOnly Ended)> PastProgrammes { get; init; } = [];
}

/// <summary>Where somebody lives: the local authority with every area that it lies in, and the postcode district.
/// </summary>
internal sealed record PlaceFacts(ImmutableArray<string> Upwards, string District, GeoPoint? Point)
{
    internal static readonly PlaceFacts Unknown = new([], "", null);

    internal bool IsUnknown => Upwards.IsEmpty && District.Length == 0;
}
