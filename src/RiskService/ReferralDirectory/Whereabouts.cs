using System.Text.RegularExpressions;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Where a place is: address, area and point. Of a confidential place these are sealed and kept apart; what is left of
/// it can be shown.
/// </summary>
internal static partial class Whereabouts
{
    internal const string Confidential = "(confidential)";

    /// <summary>Null if there is nothing of it.</summary>
    internal static Location? Of(Location place)
    {
        if (place.Address is null && place.AreaCode.Length == 0 && !place.HasLatitude && !place.HasLongitude)
        {
            return null;
        }

        var where = new Location();
        Put(place, where);
        return where;
    }

    internal static Location? TakeFrom(Location place)
    {
        var where = Of(place);
        place.Address = null;
        place.AreaCode = "";
        place.ClearLatitude();
        place.ClearLongitude();
        return where;
    }

    internal static void Put(Location where, Location into)
    {
        into.Address = where.Address?.Clone();
        into.AreaCode = where.AreaCode;
        if (where.HasLatitude) into.Latitude = where.Latitude;
        if (where.HasLongitude) into.Longitude = where.Longitude;
    }

    /// <summary>Without the words where it tells where a place is.</summary>
    internal static void Mask(FieldChange change)
    {
        if (!Path().IsMatch(change.Field)) return;
        if (change.OldValue.Length > 0) change.OldValue = Confidential;
        if (change.NewValue.Length > 0) change.NewValue = Confidential;
    }

    [GeneratedRegex(
        @"^locations\[\d+\]\.(address|area_code|latitude|longitude)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
