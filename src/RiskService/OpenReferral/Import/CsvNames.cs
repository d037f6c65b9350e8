namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>The tables that are read, each with the other names that publishers give it.</summary>
internal static class CsvNames
{
    internal static readonly IReadOnlyList<(string Name, string[] Others)> All =
    [
        ("services", ["service"]),
        ("organizations", ["organization"]),
        ("schedules", ["schedule"]),
        ("service_areas", ["service_area"]),
        ("languages", ["language"]),
        ("cost_options", ["cost_option"]),
        ("contacts", ["contact"]),
        ("phones", ["phone"]),
        ("service_at_locations", ["service_at_location"]),
        ("locations", ["location"]),
        ("addresses", ["address", "physical_addresses"]),
        ("accessibility", ["accessibilities"]),
        ("attributes", ["attribute"]),
        ("taxonomy_terms", ["taxonomy_term"]),
    ];
}
