using System.Text.RegularExpressions;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// Finds areas in what files say: by code wherever one stands in a text, and by name where exactly one area has it.
/// </summary>
internal sealed partial class AreaFinder
{
    private readonly Dictionary<string, string> names = [];
    private readonly ILookup<string, string> codes;

    internal AreaFinder(IEnumerable<(string Code, string Name, string OtherName)> areas)
    {
        var all = areas.ToList();
        foreach (var (code, name, _) in all) names[code] = name;
        codes = all.SelectMany(a => new[] { (Key(a.Name), a.Code), (Key(a.OtherName), a.Code) }).Distinct()
            .ToLookup(p => p.Item1, p => p.Code);
    }

    internal string? NameOf(string code) => names.GetValueOrDefault(code);

    /// <summary>The code of the area of this name; null if there is none, or more than one.</summary>
    internal string? CodeOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var found = codes[Key(name)].Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The first code in a text that is an area's.</summary>
    internal string? CodeIn(string? text) => text is null
        ? null
        : Codes().Matches(text).Select(m => m.Value).FirstOrDefault(names.ContainsKey);

    private static string Key(string name) => name.Trim().ToUpperInvariant();

    [GeneratedRegex(@"\b[EWSNK][0-9]{8}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
