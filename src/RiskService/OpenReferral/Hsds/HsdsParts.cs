using System.Text.Json.Serialization;

namespace RiskPlatform.RiskService.OpenReferral.Hsds;

internal sealed class HsdsSchedule
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? Freq { get; set; }

    public string? Byday { get; set; }

    public string? Description { get; set; }

    public string? OpensAt { get; set; }

    public string? ClosesAt { get; set; }

    public string? Notes { get; set; }
}

internal sealed class HsdsServiceArea
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? Name { get; set; }

    public string? Extent { get; set; }

    public string? ExtentType { get; set; }

    public string? Uri { get; set; }

    public string? ServiceArea { get; set; }
}

internal sealed class HsdsServiceAtLocation
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? LocationId { get; set; }

    public HsdsLocation? Location { get; set; }

    public HsdsService? Service { get; set; }
}

internal sealed class HsdsLocation
{
    public string? Id { get; set; }

    public string? LocationType { get; set; }

    public string? Name { get; set; }

    public decimal? Latitude { get; set; }

    public decimal? Longitude { get; set; }

    public string? ExternalIdentifier { get; set; }

    public string? ExternalIdentifierType { get; set; }

    public List<HsdsAddress?>? Addresses { get; set; }

    public List<HsdsAccessibility?>? Accessibility { get; set; }

    public List<HsdsAttribute?>? Attributes { get; set; }
}

internal sealed class HsdsAddress
{
    public string? Id { get; set; }

    public string? LocationId { get; set; }

    [JsonPropertyName("address_1")]
    public string? Address1 { get; set; }

    [JsonPropertyName("address_2")]
    public string? Address2 { get; set; }

    public string? City { get; set; }

    public string? StateProvince { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; set; }

    public string? AddressType { get; set; }
}

internal sealed class HsdsAccessibility
{
    public string? Id { get; set; }

    public string? LocationId { get; set; }

    public string? Description { get; set; }

    public string? Accessibility { get; set; }
}
