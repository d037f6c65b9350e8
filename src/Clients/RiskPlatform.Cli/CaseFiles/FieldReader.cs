using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>
/// Reads one JSON object field by field, and says of every field that is wrong or that nobody asked for where it is and
/// what would be right: a misspelt field that is passed over would be a fact that is lost.
/// </summary>
internal sealed class FieldReader(JsonElement element, string path, Action<string, string> problem)
{
    private readonly HashSet<string> asked = [];

    internal bool Has(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    internal bool IsEmptyList(string name) =>
        !Has(name)
        || (element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0);

    internal string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    internal void Wrong(string name, string message) => problem(Path(name), message);

    internal string? Text(string name, bool required = false)
    {
        if (Take(name, JsonValueKind.String, "a text", required) is not { } value) return null;
        var text = value.GetString()!;
        if (required && text.Length == 0) Wrong(name, "must not be empty.");
        return text;
    }

    internal bool? Flag(string name)
    {
        asked.Add(name);
        if (!Has(name)) return null;
        var value = element.GetProperty(name);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(name, "must be true or false.");
        return null;
    }

    internal int? Count(string name, int most)
    {
        if (Take(name, JsonValueKind.Number, "a whole number", false) is not { } value) return null;
        if (value.TryGetInt32(out var count) && count >= 0 && count <= most) return count;
        Wrong(name, $"must be a whole number from 0 to {most}.");
        return null;
    }

    internal T? Code<T>(string name, bool required = false)
        where T : struct, System.Enum =>
        Take(name, JsonValueKind.String, "a code", required) is { } value ? ToCode<T>(value, Path(name)) : null;

    internal Timestamp? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Rfc3339.TryParse(text, out var time)) return time;
        Wrong(name, "must be a time with its offset, such as 2026-11-24T14:30:00Z.");
        return null;
    }

    internal IEnumerable<T> CodeList<T>(string name)
        where T : struct, System.Enum =>
        Items(name).Select(i => ToCode<T>(i.Value, i.Path)).OfType<T>().ToList();

    internal IEnumerable<string> TextList(string name)
    {
        foreach (var (value, at) in Items(name))
        {
            if (value.ValueKind == JsonValueKind.String) yield return value.GetString()!;
            else problem(at, "must be a text.");
        }
    }

    internal FieldReader? Object(string name) =>
        Take(name, JsonValueKind.Object, "an object", false) is { } value
            ? new FieldReader(value, Path(name), problem)
            : null;

    internal IEnumerable<FieldReader> Objects(string name)
    {
        foreach (var (value, at) in Items(name))
        {
            if (value.ValueKind == JsonValueKind.Object) yield return new FieldReader(value, at, problem);
            else problem(at, "must be an object.");
        }
    }

    /// <summary>An object whose field names are codes.</summary>
    internal IEnumerable<(T Code, bool Flag)> FlagsByCode<T>(string name)
        where T : struct, System.Enum
    {
        if (Object(name) is not { } reader) yield break;
        foreach (var property in element.GetProperty(name).EnumerateObject())
        {
            var flag = reader.Flag(property.Name);
            if (!Codes.TryParse<T>(property.Name, out var code))
                reader.Wrong(property.Name, $"is not a code. {Codes.Suggest<T>(property.Name)}");
            else if (flag is not null) yield return (code, flag.Value);
        }
    }

    /// <summary>Call when every field has been asked for.</summary>
    internal void Finish()
    {
        foreach (var property in element.EnumerateObject().Where(p => !asked.Contains(p.Name)))
            Wrong(property.Name, $"is not a field here. Did you mean {Spelling.Nearest(property.Name, asked)}?");
    }

    private JsonElement? Take(string name, JsonValueKind kind, string what, bool required)
    {
        asked.Add(name);
        if (!Has(name))
        {
            if (required) Wrong(name, "is missing.");
            return null;
        }

        var value = element.GetProperty(name);
        if (value.ValueKind == kind) return value;
        Wrong(name, $"must be {what}.");
        return null;
    }

    private IEnumerable<(JsonElement Value, string Path)> Items(string name) =>
        Take(name, JsonValueKind.Array, "a list", false) is { } list
            ? list.EnumerateArray().Select((item, i) => (item, $"{Path(name)}[{i}]"))
            : [];

    private T? ToCode<T>(JsonElement value, string at)
        where T : struct, System.Enum
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (Codes.TryParse<T>(text, out var code)) return code;
        problem(
            at, $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\" is not a code here. {Codes.Suggest<T>(text)}");
        return null;
    }
}
