using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf.Reflection;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>How content files are read: strictly, so that a misspelt name or code stops the start.</summary>
internal static class ContentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters =
        {
            new ProtoEnumConverter<Indicator>(), new ProtoEnumConverter<IndicatorKind>(),
            new ProtoEnumConverter<SourceKind>(), new ProtoEnumConverter<QuestionSet>(),
            new ProtoEnumConverter<AdviceKind>(), new ProtoEnumConverter<GuidanceSection>(),
            new JsonStringEnumConverter<AdviceFit>(allowIntegerValues: false),
        },
    };

    /// <summary>Reads a file; what is wrong with it becomes a problem that names the file.</summary>
    public static T? Read<T>(GuidanceFile file, List<string> problems)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(file.Content.Span, Options) is { } content)
                return content;
            problems.Add($"{file.Name}: is null");
        }
        catch (JsonException e)
        {
            problems.Add($"{file.Name}: {e.Message}");
        }

        return null;
    }

    /// <summary>Codes are written as the protocol writes them; the value that means "unspecified" is refused.</summary>
    private sealed class ProtoEnumConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values = (
            from field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            let value = (T)field.GetValue(null)!
            where !EqualityComparer<T>.Default.Equals(value, default)
            select (field.GetCustomAttribute<OriginalNameAttribute>()!.Name, value)).ToDictionary();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Content is only read.");
    }
}
