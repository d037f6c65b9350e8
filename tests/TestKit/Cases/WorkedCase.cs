using System.Text.Json;
using System.Text.Json.Serialization;

namespace TestKit.Cases;

/// <summary>
/// A worked case: synthetic facts about nobody, and the outcome that the practice rules give. Codes are the names of
/// the protocol's values. A field that the reader does not know fails the reading: no expectation goes unchecked.
/// </summary>
public sealed record WorkedCase
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Where the files are, beside the tests that run.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public string Narrative { get; init; } = "";

    public IReadOnlyList<WorkedObservation> Observations { get; init; } = [];

    public string? Stance { get; init; }

    public bool? Intoxicated { get; init; }

    public int Children { get; init; }

    public bool? AbuseAlleged { get; init; }

    public WorkedSurvivorView? SurvivorView { get; init; }

    public WorkedJudgement? Judgement { get; init; }

    public WorkedOutcome? Expect { get; init; }

    /// <summary>The names of all worked cases, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension)
            .OfType<string>().Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<WorkedCase> All => Ids.Select(Read);

    public static string PathOf(string id) => Path.Combine(Folder, id + ".json");

    public static WorkedCase Read(string id) =>
        JsonSerializer.Deserialize<WorkedCase>(File.ReadAllText(PathOf(id)), Format)
            ?? throw new InvalidDataException($"{id} holds no case.");
}
