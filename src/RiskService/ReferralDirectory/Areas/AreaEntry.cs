using System.Collections.Immutable;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Areas;

/// <summary>An area, and the codes of those that it lies in, nearest first.</summary>
internal sealed record AreaEntry(
    string Code, string Name, string OfficialName, AreaKind Kind, GeoPoint? Point, ImmutableArray<string> Within)
{
    /// <summary>Itself and what it lies in: a catchment of any of these takes it in.</summary>
    internal ImmutableArray<string> Upwards { get; } = [Code, .. Within];
}
