using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskPlatform.RiskService.OpenReferral.Hsds;

internal static class HsdsJson
{
    internal const int Depth = 32;

    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Tables hold texts alone, and many feeds send numbers as texts.
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = Depth,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>What is there of a list that may be absent or have holes.</summary>
    internal static IEnumerable<TPart> Each<TPart>(this List<TPart?>? list)
        where TPart : class => list?.OfType<TPart>() ?? [];
}
