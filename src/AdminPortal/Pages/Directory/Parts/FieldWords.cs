using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>The paths and JSON values of the history in words.</summary>
internal static partial class FieldWords
{
    /// <summary>
    /// <c>eligibility.minimum_age</c> as "Eligibility, minimum age"; <c>languages[2]</c> as "Languages 3"; the id that
    /// tells one accreditation from another says nothing to anybody and is left out.
    /// </summary>
    internal static string Name(string path)
    {
        var words = Index().Replace(Key().Replace(path, ""), m => string.Create(
            CultureInfo.InvariantCulture, $" {int.Parse(m.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) + 1}"));
        words = words.Replace(".", ", ", StringComparison.Ordinal).Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A value as people write it: text without quotes, yes and no, a day as a day.</summary>
    /// <param name="json">The value.</param>
    /// <param name="area">Names an area by its code.</param>
    internal static string Value(string json, Func<string, string> area)
    {
        if (json.Length == 0) return "Nothing";
        if (json == "true") return "Yes";
        if (json == "false") return "No";
        if (json[0] != '"') return json;
        try
        {
            var text = JsonSerializer.Deserialize<string>(json) ?? "";
            if (AreaCode().IsMatch(text)) return area(text);
            if (Code().IsMatch(text)) return Spoken(text);
            return Days.Read(text) is null ? text : Days.Of(text);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>A code without the name of its type, which its first words repeat.</summary>
    private static string Spoken(string code)
    {
        foreach (var prefix in Prefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal)) code = code[prefix.Length..];
        var words = code.Replace('_', ' ').ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static readonly string[] Prefixes =
    [
        "LISTING_STATE_", "LISTING_TYPE_", "DELIVERY_MODE_", "GENDER_", "REFERRER_KIND_", "RESIDENCE_",
        "REFERRAL_ROUTE_KIND_", "ACCREDITATION_STATE_", "ORGANISATION_STATE_",
    ];

    [GeneratedRegex(@"\[(?<at>\d{1,9})\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Index();

    [GeneratedRegex(@"\[[0-9a-fA-F-]{36}\]", RegexOptions.None, 1_000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^[EKNSW][0-9]{8}\z", RegexOptions.None, 1_000)]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^[A-Z]+(_[A-Z]+)+\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Code();
}
