using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>Every version of the guidance in every language held. The newest version is the current one.</summary>
internal sealed class GuidanceLibrary
{
    /// <summary>The language of whoever asks for none. Every version is held in it.</summary>
    public const string DefaultLanguage = "en";

    private readonly FrozenDictionary<(string Version, string Language), GuidanceContent> contents;

    private GuidanceLibrary(IEnumerable<GuidanceContent> contents)
    {
        this.contents = contents.ToFrozenDictionary(c => (c.Version, c.Language.ToLowerInvariant()));
        var byVersion = this.contents.Values.GroupBy(c => c.Version).OrderByDescending(g => Version.Parse(g.Key));
        Versions = [.. byVersion.Select((versions, i) => Describe([.. versions], isCurrent: i == 0))];
        Current = this.contents[(Versions[0].Version, DefaultLanguage)];
    }

    /// <summary>What new assessments use, in the default language.</summary>
    public GuidanceContent Current { get; }

    /// <summary>What is held, newest first. Shared messages: never write to them.</summary>
    public ImmutableArray<GuidanceVersion> Versions { get; }

    /// <summary>Loads and checks files; throws <see cref="GuidanceContentException"/> with every problem.</summary>
    public static GuidanceLibrary Load(IReadOnlyCollection<GuidanceFile> files)
    {
        var problems = new List<string>();
        var loaded = files.GroupBy(f => f.Version)
            .SelectMany(version => VersionFolder.Read(version.Key, [.. version], problems))
            .ToList();
        if (loaded.Count == 0 && problems.Count == 0)
            problems.Add("No guidance is held.");
        return problems.Count == 0 ? new GuidanceLibrary(loaded) : throw new GuidanceContentException(problems);
    }

    /// <summary>The content asked for, or null if not held. Empty means current, and the default language.</summary>
    public GuidanceContent? Find(string version, string language) => contents.GetValueOrDefault((
        version.Length == 0 ? Current.Version : version,
        language.Length == 0 ? DefaultLanguage : language.ToLowerInvariant()));

    private static GuidanceVersion Describe(IReadOnlyList<GuidanceContent> languages, bool isCurrent) => new()
    {
        Version = languages[0].Version,
        Current = isCurrent,
        Source = languages[0].Source,
        Languages = { languages.Select(c => c.Language).Order(StringComparer.Ordinal) },
    };
}
