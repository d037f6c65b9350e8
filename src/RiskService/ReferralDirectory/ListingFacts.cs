using System.Collections.Immutable;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Takes from a listing what is judged of it.</summary>
internal static class ListingFacts
{
    private const int MostMonths = 1_200;

    internal static ServiceFacts Of(Listing listing) => new()
    {
        ListingId = Guid.Parse(listing.ListingId),
        Type = listing.Type,
        Accreditations = [.. listing.Accreditations.Select(Accreditation).OfType<AccreditationFacts>()],
        AssuredFrom = ListingView.Day(listing.Assurance?.AssuredDate ?? ""),
        AssuredUntil = ListingView.Day(listing.Assurance?.UntilDate ?? ""),
        HasSupportProvider = !string.IsNullOrWhiteSpace(listing.IntegratedSupport?.Provider),
        SupportConfirmed = ListingView.Day(listing.IntegratedSupport?.ConfirmedDate ?? ""),
        AreaCodes = [.. listing.Catchment?.AreaCodes ?? []],
        PostcodeDistricts = [.. (listing.Catchment?.PostcodeDistricts ?? []).Select(PostcodeDistrict.Normalise)],
        Eligibility = listing.Eligibility is { } eligibility ? Of(eligibility) : EligibilityFacts.None,
        Languages = Languages(listing.Languages),
        DeliveryModes = [.. listing.DeliveryModes],
        Capacity = listing.Capacity is { } capacity ? Of(capacity) : null,
    };

    internal static ImmutableArray<string> Languages(IEnumerable<string> tags) =>
        [.. tags.Select(t => t.ToLowerInvariant())];

    /// <summary>
    /// Where it is given, as far as everybody may know: of a confidential place nothing, not even a distance.
    /// </summary>
    internal static ImmutableArray<GeoPoint> Points(Listing listing, AreaCatalogue areas) =>
    [
        .. listing.Locations.Where(l => !l.Confidential)
            .Select(l => l is { HasLatitude: true, HasLongitude: true }
                ? GeoPoint.At(l.Latitude, l.Longitude)
                : areas.Find(l.AreaCode)?.Point)
            .OfType<GeoPoint>(),
    ];

    private static AccreditationFacts? Accreditation(Accreditation held) =>
        ListingView.Day(held.ValidFromDate) is { } from && ListingView.Day(held.ValidToDate) is { } to
            ? new AccreditationFacts(held.Scheme, from, to, held.State)
            : null;

    private static EligibilityFacts Of(Eligibility eligibility) => new()
    {
        MinimumAge = eligibility.HasMinimumAge ? eligibility.MinimumAge : null,
        MaximumAge = eligibility.HasMaximumAge ? eligibility.MaximumAge : null,
        Genders = [.. eligibility.Genders],
        Referrers = [.. eligibility.WhoMayRefer],
        Residence = eligibility.Residence,
        ExcludesCriminal = eligibility.ExcludesLiveCriminalProceedings,
        ExcludesFamily = eligibility.ExcludesLiveFamilyProceedings,
        SameProgrammeMonths = Math.Clamp(eligibility.SameProgrammeWithinMonths, 0, MostMonths),
    };

    private static CapacityFacts Of(Capacity capacity) => new(
        capacity.HasAvailable ? capacity.Available : null,
        capacity.HasWaitingWeeks ? Math.Clamp(capacity.WaitingWeeks, 0, Places.MostWeeks) : null,
        ListingView.Day(capacity.AsOfDate));
}
