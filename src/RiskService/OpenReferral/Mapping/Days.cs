namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Days of the week as calendars name them (RFC 5545), from Monday, 1.</summary>
internal static class Days
{
    private static readonly string[] codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly string[] names =
        ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

    internal static string Code(int day) => codes[day - 1];

    /// <summary>From a code or an English name; null for neither.</summary>
    internal static int? Find(string text)
    {
        var upper = text.ToUpperInvariant();
        var place = Math.Max(Array.IndexOf(codes, upper), Array.IndexOf(names, upper));
        return place < 0 ? null : place + 1;
    }
}
