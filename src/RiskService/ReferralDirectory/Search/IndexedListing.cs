using System.Collections.Immutable;
using RiskPlatform.RiskService.ReferralDirectory.Rules;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// A published listing as it is held in memory: what it is found and judged by, and the message itself as bytes, which
/// take a fraction of what the objects would.
/// </summary>
internal sealed record IndexedListing(
    ServiceFacts Facts, string SortName, ImmutableArray<GeoPoint> Points, byte[] View)
{
    internal const int Unknown = int.MaxValue;

    internal Guid Id => Facts.ListingId;

    /// <summary>Tenths of a kilometre to the nearest place where it is given.</summary>
    internal int TenthsTo(GeoPoint? from)
    {
        var nearest = Unknown;
        if (from is not { } point) return nearest;
        foreach (var own in Points) nearest = Math.Min(nearest, own.TenthsOfKilometresTo(point));
        return nearest;
    }

    internal static double? Kilometres(int tenths) => tenths == Unknown ? null : tenths / 10.0;
}
