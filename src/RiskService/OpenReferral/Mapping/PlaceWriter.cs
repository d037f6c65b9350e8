using RiskPlatform.RiskService.OpenReferral.Hsds;
using static RiskPlatform.RiskService.OpenReferral.Mapping.ServiceWriter;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Says a place that may be known. There is no way to say another.</summary>
internal static class PlaceWriter
{
    internal const string Physical = "physical";
    internal const string AreaType = "GSS";
    internal const string Country = "GB";

    internal static string AtLocationId(string listingId, PublicPlace place) =>
        StableId.Of("service_at_location", listingId, place.Id);

    internal static HsdsServiceAtLocation Write(string listingId, PublicPlace place) => new()
    {
        Id = AtLocationId(listingId, place),
        ServiceId = listingId,
        LocationId = place.Id,
        Location = Location(place),
    };

    internal static HsdsLocation Location(PublicPlace place)
    {
        var location = LocationAlone(place);
        if (place.Lines.Count > 0 || place.Town.Length > 0 || place.Postcode.Length > 0)
        {
            location.Addresses = [Address(place)];
        }

        if (place.Accessibility.Length > 0)
        {
            location.Accessibility =
            [
                new HsdsAccessibility
                {
                    Id = StableId.Of("accessibility", place.Id),
                    LocationId = place.Id,
                    Description = place.Accessibility,
                    Accessibility = place.Accessibility,
                },
            ];
        }

        location.Attributes = [TaxonomyWriter.Attribute(place.Id, "location", Taxonomies.Open)];
        return location;
    }

    /// <summary>As in a list: with nothing that there can be several of.</summary>
    internal static HsdsLocation LocationAlone(PublicPlace place) => new()
    {
        Id = place.Id,
        LocationType = Physical,
        Name = Said(place.Name),
        Latitude = (decimal?)place.Latitude,
        Longitude = (decimal?)place.Longitude,
        ExternalIdentifier = Said(place.AreaCode),
        ExternalIdentifierType = place.AreaCode.Length > 0 ? AreaType : null,
    };

    private static HsdsAddress Address(PublicPlace place) => new()
    {
        Id = StableId.Of("address", place.Id),
        LocationId = place.Id,
        Address1 = place.Lines.Count > 0 ? place.Lines[0] : "",
        Address2 = Said(string.Join(", ", place.Lines.Skip(1))),
        City = place.Town,
        StateProvince = "",
        PostalCode = place.Postcode,
        Country = Country,
        AddressType = Physical,
    };
}
