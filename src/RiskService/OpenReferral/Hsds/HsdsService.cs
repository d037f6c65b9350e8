namespace RiskPlatform.RiskService.OpenReferral.Hsds;

/// <summary>
/// A service of the profile, as far as this directory reads or writes it; what else a file says is passed over. Some
/// properties are of HSDS 3.0 and not of the profile, which leaves them out: <c>phones</c> and a language's name.
/// </summary>
internal sealed class HsdsService
{
    public string? Id { get; set; }

    public string? OrganizationId { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Url { get; set; }

    public string? Email { get; set; }

    public string? Status { get; set; }

    public string? Fees { get; set; }

    public string? Accreditations { get; set; }

    public decimal? MinimumAge { get; set; }

    public decimal? MaximumAge { get; set; }

    public string? AssuredDate { get; set; }

    public string? Alert { get; set; }

    public string? LastModified { get; set; }

    public HsdsOrganization? Organization { get; set; }

    public List<HsdsSchedule?>? Schedules { get; set; }

    public List<HsdsServiceArea?>? ServiceAreas { get; set; }

    public List<HsdsServiceAtLocation?>? ServiceAtLocations { get; set; }

    public List<HsdsLanguage?>? Languages { get; set; }

    public List<HsdsCostOption?>? CostOptions { get; set; }

    public List<HsdsContact?>? Contacts { get; set; }

    public List<HsdsPhone?>? Phones { get; set; }

    public List<HsdsAttribute?>? Attributes { get; set; }
}

internal sealed class HsdsOrganization
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }
}
