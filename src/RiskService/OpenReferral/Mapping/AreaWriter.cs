using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Says a catchment: areas by the identifiers that the statistics office gives them.</summary>
internal static class AreaWriter
{
    internal const string UriBase = "http://statistics.data.gov.uk/id/statistical-geography/";
    internal const string DistrictPrefix = "Postcode district ";
    private const string Text = "text";

    internal static IEnumerable<HsdsServiceArea> Write(PublicListing listing)
    {
        foreach (var (code, name) in listing.Areas)
        {
            yield return new HsdsServiceArea
            {
                Id = StableId.Of("area", listing.Id, code),
                ServiceId = listing.Id,
                Name = name,
                Extent = code,
                ExtentType = Text,
                Uri = UriBase + code,
                ServiceArea = name,
            };
        }

        foreach (var district in listing.PostcodeDistricts)
        {
            yield return new HsdsServiceArea
            {
                Id = StableId.Of("district", listing.Id, district),
                ServiceId = listing.Id,
                Name = DistrictPrefix + district,
                Extent = district,
                ExtentType = Text,
                ServiceArea = DistrictPrefix + district,
            };
        }
    }
}
