using System.Text.Json;
using System.Text.Json.Nodes;
using RiskService.Tests.Host;

namespace RiskService.Tests.OpenReferral;

/// <summary>Services of the profile, as other directories send them; all of them synthetic.</summary>
internal static class SampleServices
{
    internal const string Leeds = "E08000035";

    internal static JsonObject Service(string? id = null, string organisation = "Example Organisation") => new()
    {
        ["id"] = id ?? Requests.Id(),
        ["name"] = "Example service",
        ["description"] = "A synthetic service.",
        ["status"] = "active",
        ["email"] = "office@example.org",
        ["url"] = "https://example.org/service",
        ["minimum_age"] = 18,
        ["organization"] = new JsonObject
        {
            ["id"] = OrganisationId(organisation),
            ["name"] = organisation,
            ["description"] = "Synthetic.",
        },
        ["service_areas"] = new JsonArray(new JsonObject
        {
            ["id"] = Requests.Id(),
            ["name"] = "Leeds",
            ["uri"] = "http://statistics.data.gov.uk/id/statistical-geography/" + Leeds,
        }),
    };

    internal static JsonObject With(this JsonObject service, string name, JsonNode? value)
    {
        service[name] = value;
        return service;
    }

    internal static JsonObject Without(this JsonObject service, string name)
    {
        service.Remove(name);
        return service;
    }

    internal static JsonArray At(string street, string? termId = null) => new(new JsonObject
    {
        ["id"] = Requests.Id(),
        ["location"] = new JsonObject
        {
            ["id"] = Requests.Id(),
            ["location_type"] = "physical",
            ["name"] = "Example House",
            ["addresses"] = new JsonArray(new JsonObject
            {
                ["id"] = Requests.Id(),
                ["address_1"] = street,
                ["city"] = "Exampletown",
                ["state_province"] = "",
                ["postal_code"] = "LS1 4AP",
                ["country"] = "GB",
                ["address_type"] = "physical",
            }),
            ["attributes"] = termId is null ? new JsonArray() : new JsonArray(Attribute(termId)),
        },
    });

    internal static JsonObject Attribute(string termId) => new()
    {
        ["id"] = Requests.Id(),
        ["taxonomy_term_id"] = termId,
    };

    internal static string Json(params JsonNode[] services) =>
        new JsonArray([.. services.Select(s => s.DeepClone())]).ToJsonString();

    internal static JsonObject Copy(this JsonObject service) =>
        JsonSerializer.SerializeToNode(service)!.AsObject();

    private static string OrganisationId(string name)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
