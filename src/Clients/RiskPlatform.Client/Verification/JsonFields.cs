using System.Globalization;
using System.Text.Json;

namespace RiskPlatform.Client.Verification;

/// <summary>
/// The fields of a JSON object, each of the kind that the format says; anything else makes the file unreadable.
/// </summary>
internal readonly struct JsonFields(JsonElement element, string file)
{
    /// <summary>Two values under one name could be read as two truths.</summary>
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    internal static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter for half of a character, which JSON lets through and no text can hold.
            throw BrokenExportException.Unreadable(file, $"{file} is not valid JSON.");
        }
    }

    internal string Text(string name) => Characters(Get(name, JsonValueKind.String)) ?? throw Wrong(name);

    internal long Number(string name) =>
        Get(name, JsonValueKind.Number).TryGetInt64(out var number) && number >= 0 ? number : throw Wrong(name);

    internal long SignedNumber(string name) =>
        Get(name, JsonValueKind.Number).TryGetInt64(out var number) ? number : throw Wrong(name);

    internal byte[] Hash(string name)
    {
        var bytes = Hex(name);
        return bytes.Length == 32 ? bytes : throw Wrong(name);
    }

    internal byte[] Hex(string name)
    {
        try
        {
            return Convert.FromHexString(Text(name));
        }
        catch (FormatException)
        {
            throw Wrong(name);
        }
    }

    internal byte[] Base64(string name)
    {
        try
        {
            return Convert.FromBase64String(Text(name));
        }
        catch (FormatException)
        {
            throw Wrong(name);
        }
    }

    internal Guid Id(string name) => Guid.TryParseExact(Text(name), "D", out var id) ? id : throw Wrong(name);

    internal DateTimeOffset Time(string name) => DateTimeOffset.TryParseExact(
        Text(name), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
        out var time) ? time : throw Wrong(name);

    internal JsonFields Object(string name) => new(Get(name, JsonValueKind.Object), file);

    internal JsonElement Raw(string name) => Get(name, JsonValueKind.Object);

    internal IEnumerable<JsonFields> Objects(string name)
    {
        var (from, wrong) = (file, Wrong(name));
        return Get(name, JsonValueKind.Array).EnumerateArray().Select(
            e => e.ValueKind == JsonValueKind.Object ? new JsonFields(e, from) : throw wrong);
    }

    internal List<byte[]> Hashes(string name)
    {
        var hashes = new List<byte[]>();
        foreach (var item in Get(name, JsonValueKind.Array).EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.String ? Characters(item) : null;
            if (text is not { Length: 64 }) throw Wrong(name);
            try
            {
                hashes.Add(Convert.FromHexString(text));
            }
            catch (FormatException)
            {
                throw Wrong(name);
            }
        }

        return hashes;
    }

    internal BrokenExportException Wrong(string name) =>
        BrokenExportException.Unreadable(file, $"{file}: \"{name}\" is not as the format says.");

    /// <summary>Null where it has half of a character.</summary>
    private static string? Characters(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement Get(string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind == kind
            ? value
            : throw Wrong(name);
}
