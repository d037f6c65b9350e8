using System.Runtime.InteropServices;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// A point on the earth, kept as the unit vector to it: what a distance costs is then three products.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeoPoint(double X, double Y, double Z)
{
    private const double EarthKilometres = 6371.0088;

    internal static GeoPoint At(double latitude, double longitude)
    {
        var (north, east) = (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude));
        return new GeoPoint(
            Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    /// <summary>The middle of points; null of none.</summary>
    internal static GeoPoint? Middle(IReadOnlyCollection<GeoPoint> points)
    {
        if (points.Count == 0) return null;
        var (x, y, z) = (points.Sum(p => p.X), points.Sum(p => p.Y), points.Sum(p => p.Z));
        var length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return length > 0 ? new GeoPoint(x / length, y / length, z / length) : null;
    }

    /// <summary>
    /// Along the great circle, in tenths of a kilometre: distances are compared as they are shown. The chord's half is
    /// the root of the haversine.
    /// </summary>
    internal int TenthsOfKilometresTo(GeoPoint other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        var halfChord = Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2);
        return (int)Math.Round(20 * EarthKilometres * Math.Asin(halfChord));
    }
}
