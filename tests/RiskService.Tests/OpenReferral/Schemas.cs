using NJsonSchema;

namespace RiskService.Tests.OpenReferral;

/// <summary>The profile's own schemas.</summary>
internal static class Schemas
{
    internal static async Task AssertValidAsync(string schema, string json)
    {
        var read = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Importing.Data("schema", schema + ".json")));
        Assert.Empty(read.Validate(json).Select(e => $"{e.Path}: {e.Kind}"));
    }
}
