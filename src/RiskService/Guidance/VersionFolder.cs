using System.Text.RegularExpressions;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>Reads the files of one version: version.json and, for each language, one file of each kind.</summary>
internal static partial class VersionFolder
{
    private const string VersionFile = "version.json";

    /// <summary>The content in each language. With problems it is incomplete and must not be used.</summary>
    public static IReadOnlyList<GuidanceContent> Read(
        string folder, IReadOnlyList<GuidanceFile> files, List<string> problems)
    {
        var byName = files.ToDictionary(f => f.Name);
        foreach (var file in files.Where(f => f.Name != $"{folder}/{VersionFile}" && !NamePattern().IsMatch(f.Name)))
            problems.Add($"{file.Name}: is neither {VersionFile} nor named like questions.en.json");

        var version = ReadVersion(folder, byName, problems);
        var languages = files.Select(f => NamePattern().Match(f.Name)).Where(m => m.Success)
            .Select(m => m.Groups["language"].Value)
            .Append(GuidanceLibrary.DefaultLanguage)
            .Distinct()
            .Select(language => LanguageContent.Read(folder, language, byName, problems))
            .ToList();
        var reference = languages.Single(l => l.Language == GuidanceLibrary.DefaultLanguage);
        foreach (var language in languages)
            language.CheckShape(reference, problems);

        return problems.Count == 0 ? [.. languages.Select(l => l.ToContent(version!))] : [];
    }

    private static VersionEntry? ReadVersion(
        string folder, Dictionary<string, GuidanceFile> files, List<string> problems)
    {
        var name = $"{folder}/{VersionFile}";
        if (!Version.TryParse(folder, out _))
            problems.Add($"{folder}: is not a version such as 2026.1");
        if (!files.TryGetValue(name, out var file))
        {
            problems.Add($"{name}: is missing");
            return null;
        }

        var entry = ContentJson.Read<VersionEntry>(file, problems);
        if (entry is not null && entry.Version != folder)
            problems.Add($"{name}: version: must be the name of its folder, {folder}");
        if (entry is not null && string.IsNullOrWhiteSpace(entry.Source))
            problems.Add($"{name}: source: is empty");
        return entry;
    }

    [GeneratedRegex(
        @"^[0-9.]+/(indicators|questions|advice|helplines)\.(?<language>[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)\.json$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
