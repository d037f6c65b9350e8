using System.Globalization;
using System.Text;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// What search and match should find, worked out the slow way: every listing looked at, no index, from the messages
/// alone.
/// </summary>
internal static class NaiveDirectory
{
    private static readonly AreaCatalogue areas = new();

    /// <summary>Ids in order.</summary>
    internal static string[] Search(IEnumerable<Listing> all, SearchListingsRequest request, DateOnly today)
    {
        var sought = Words(request.Query);
        return
        [
            .. all.Where(l => l.State == ListingState.Published)
                .Select(l => (Listing: l, Score: Score(l, sought), Distance: Distance(l, request.Place)))
                .Where(f => (sought.Length == 0 || f.Score > 0) && Takes(f.Listing, request, today, f.Distance))
                .OrderByDescending(f => f.Score).ThenBy(f => f.Distance)
                .ThenBy(f => Folded(f.Listing.Name), StringComparer.Ordinal)
                .ThenBy(f => Guid.Parse(f.Listing.ListingId))
                .Select(f => f.Listing.ListingId),
        ];
    }

    /// <summary>Null where it can't be told.</summary>
    internal static bool? Covers(Listing listing, Place? place)
    {
        var (codes, districts) = (listing.Catchment.AreaCodes, listing.Catchment.PostcodeDistricts);
        var area = place?.AreaCode is { Length: > 0 } code ? areas.Find(code) : null;
        var district = place?.PostcodeDistrict ?? "";
        if (codes.Any(c => area is not null && (c == area.Code || area.Within.Contains(c)))) return true;
        if (district.Length > 0 && districts.Contains(district)) return true;
        if (codes.Count == 0 && districts.Count == 0) return null;
        return (codes.Count > 0 && area is null) || (districts.Count > 0 && district.Length == 0) ? null : false;
    }

    internal static double Distance(Listing listing, Place? place)
    {
        if (place?.AreaCode is not { Length: > 0 } code) return double.MaxValue;
        var points = listing.Locations.Where(l => !l.Confidential).Select(l => l.HasLatitude
            ? RiskPlatform.RiskService.ReferralDirectory.Rules.GeoPoint.At(l.Latitude, l.Longitude)
            : areas.Find(l.AreaCode)!.Point!.Value).ToList();
        return points.Count == 0
            ? double.MaxValue
            : points.Min(p => areas.Find(code)!.Point!.Value.TenthsOfKilometresTo(p)) / 10.0;
    }

    private static bool Takes(Listing listing, SearchListingsRequest request, DateOnly today, double distance)
    {
        var placed = request.Place is { AreaCode.Length: > 0 } or { PostcodeDistrict.Length: > 0 };
        var covered = listing.Catchment is { AreaCodes.Count: 0, PostcodeDistricts.Count: 0 }
            || Covers(listing, request.Place) == true;
        return (request.Types_.Count == 0 || request.Types_.Contains(listing.Type))
            && (request.WithinKm == 0 ? !placed || covered : distance <= request.WithinKm)
            && (!request.Accredited || listing.Accreditations.Any(a => IsValid(a, today)))
            && (!request.WithIntegratedSupport || HasSupport(listing, today))
            && (!request.WithPlaces || (IsFresh(listing.Capacity, today) && listing.Capacity.Available > 0))
            && (request.Languages.Count == 0 || SharesLanguage(listing.Languages, request.Languages))
            && (request.DeliveryModes.Count == 0 || request.DeliveryModes.Intersect(listing.DeliveryModes).Any());
    }

    internal static bool IsValid(Accreditation held, DateOnly today) =>
        held.State == AccreditationState.Granted
        && DateOnly.Parse(held.ValidFromDate, CultureInfo.InvariantCulture) <= today
        && DateOnly.Parse(held.ValidToDate, CultureInfo.InvariantCulture) >= today;

    internal static bool HasSupport(Listing listing, DateOnly today) =>
        listing.IntegratedSupport is { Provider.Length: > 0 } support
        && ListingView.Day(support.ConfirmedDate) <= today;

    internal static bool IsFresh(Capacity? capacity, DateOnly today) =>
        capacity is not null && today.DayNumber - ListingView.Day(capacity.AsOfDate)!.Value.DayNumber <= 28;

    internal static bool SharesLanguage(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Any(s => others.Any(o => s.Equals(o, StringComparison.OrdinalIgnoreCase)
            || s.StartsWith(o + "-", StringComparison.OrdinalIgnoreCase)
            || o.StartsWith(s + "-", StringComparison.OrdinalIgnoreCase)));

    private static int Score(Listing listing, string[] sought)
    {
        (string Text, int Weight)[] fields =
        [
            (listing.Name, 8), (listing.OrganisationName, 4), (listing.Description, 2),
            (string.Join(' ', listing.Catchment.AreaCodes.Select(c => areas.Find(c)!.Name)), 1),
        ];
        var score = 0;
        for (var i = 0; i < sought.Length; i++)
        {
            var last = i == sought.Length - 1;
            var best = fields.Where(f => Words(f.Text).Any(w => last
                ? w.StartsWith(sought[i], StringComparison.Ordinal)
                : w == sought[i])).Select(f => f.Weight).DefaultIfEmpty(0).Max();
            if (best == 0) return 0;
            score += best;
        }

        return score;
    }

    private static string[] Words(string text) => Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static string Folded(string text) => new([.. text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'')
        .Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
}
