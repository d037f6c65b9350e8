namespace RiskPlatform.RiskService.OpenReferral.Export;

/// <summary>The tables of an export, and their columns, as the profile's examples have them.</summary>
internal static class CsvColumns
{
    internal static readonly IReadOnlyList<(string Table, string[] Columns)> All =
    [
        ("services",
            ["id", "organization_id", "name", "description", "url", "email", "status", "fees", "accreditations",
                "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert", "last_modified"]),
        ("organizations", ["id", "name", "description", "email", "website"]),
        ("schedules",
            ["id", "service_id", "freq", "byday", "description", "opens_at", "closes_at", "notes"]),
        ("service_areas", ["id", "service_id", "name", "extent", "extent_type", "uri", "service_area"]),
        ("languages", ["id", "service_id", "name", "code"]),
        ("cost_options", ["id", "service_id", "option", "amount", "amount_description"]),
        ("contacts", ["id", "service_id", "title"]),
        ("phones", ["id", "contact_id", "number"]),
        ("service_at_locations", ["id", "service_id", "location_id"]),
        ("locations",
            ["id", "location_type", "name", "latitude", "longitude", "external_identifier",
                "external_identifier_type"]),
        ("addresses",
            ["id", "location_id", "address_1", "address_2", "city", "state_province", "postal_code", "country",
                "address_type"]),
        ("accessibility", ["id", "location_id", "description", "accessibility"]),
        ("attributes", ["id", "link_id", "taxonomy_term_id", "link_type"]),
        ("taxonomy_terms", ["id", "name", "description", "taxonomy", "taxonomy_id", "term"]),
        ("taxonomies", ["id", "name", "description", "version"]),
    ];
}
