using System.Globalization;
using System.Text.RegularExpressions;
using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Languages, by their tag or their English name.</summary>
internal static partial class LanguageReader
{
    private const int Most = 50;

    private static readonly Lazy<Dictionary<string, string>> byName = new(() =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length > 0)
            .OrderBy(c => c.Name.Length).ThenBy(c => c.Name, StringComparer.Ordinal)
            .GroupBy(c => c.EnglishName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.OrdinalIgnoreCase));

    internal static IEnumerable<string> Read(List<HsdsLanguage?>? languages, RowNotes notes)
    {
        var tags = new List<string>();
        foreach (var language in languages.Each())
        {
            if (Tag(language) is { } tag) tags.Add(tag);
            else notes.Remark("languages", "One has neither a code, such as 'cy', nor a known name; it is left out.");
        }

        var distinct = tags.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (distinct.Count > Most) notes.Problem("languages", $"Are {distinct.Count}; at most {Most} are taken.");
        return distinct.Take(Most);
    }

    private static string? Tag(HsdsLanguage language)
    {
        if (language.Code?.Trim() is { Length: > 0 } code && Tags().IsMatch(code)) return code;
        return language.Name?.Trim() is { Length: > 0 } name ? byName.Value.GetValueOrDefault(name) : null;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
