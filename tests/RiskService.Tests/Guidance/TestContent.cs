using System.Text;
using System.Text.Json.Nodes;
using RiskPlatform.RiskService.Guidance;

namespace RiskService.Tests.Guidance;

/// <summary>The embedded content, and copies of it that a test changes.</summary>
internal static class TestContent
{
    public static readonly IReadOnlyList<GuidanceFile> Files = GuidanceFile.Embedded();

    public static readonly GuidanceLibrary Library = GuidanceLibrary.Load(Files);

    public static readonly GuidanceContent Current = Library.Current;

    /// <summary>Every text that an entry of the current version shows, with where it stands.</summary>
    public static IEnumerable<(string Where, string Text)> Texts() =>
    [
        .. Current.Indicators.SelectMany(i => new[] { i.Label, i.Description, i.InformationRequest }
            .Where(t => t.Length > 0).Select(t => (i.Indicator.ToString(), t))),
        .. Current.AllQuestions.Select(q => (q.QuestionId, q.Text)),
        .. Current.AllAdvice.Select(a => (a.AdviceId, a.Text)),
        .. Current.Helplines.SelectMany(h => new[] { (h.HelplineId, h.Offers), (h.HelplineId, h.Audience) }),
        ("source", Current.Source),
    ];

    /// <summary>The embedded files with one changed.</summary>
    public static List<GuidanceFile> With(string name, Action<JsonArray> change)
    {
        var array = JsonNode.Parse(Files.Single(f => f.Name == name).Content.Span)!.AsArray();
        change(array);
        return With(name, array.ToJsonString());
    }

    /// <summary>The embedded files with one replaced or added.</summary>
    public static List<GuidanceFile> With(string name, string content) =>
        [.. Files.Where(f => f.Name != name), File(name, content)];

    /// <summary>The embedded files copied into another version.</summary>
    public static IEnumerable<GuidanceFile> AsVersion(string version) => Files.Select(f => File(
        f.Name.Replace("2026.1/", version + "/", StringComparison.Ordinal),
        Encoding.UTF8.GetString(f.Content.Span).Replace("\"2026.1\"", $"\"{version}\"", StringComparison.Ordinal)));

    /// <summary>The English files as another language: the same entries, with every text marked.</summary>
    public static IEnumerable<GuidanceFile> AsLanguage(string language) =>
        from file in Files
        where file.Name.EndsWith(".en.json", StringComparison.Ordinal)
        select File(file.Name.Replace(".en.", $".{language}.", StringComparison.Ordinal), Mark(file, language));

    private static string Mark(GuidanceFile file, string language)
    {
        var array = JsonNode.Parse(file.Content.Span)!.AsArray();
        foreach (var entry in array)
        {
            foreach (var name in new[] { "text", "label", "description", "information_request", "offers" })
            {
                if (entry![name] is { } text)
                    entry[name] = $"[{language}] {text}";
            }
        }

        return array.ToJsonString();
    }

    private static GuidanceFile File(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));
}
