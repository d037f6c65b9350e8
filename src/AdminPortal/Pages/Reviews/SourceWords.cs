using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// Who says something, with what may be seen at once told apart from what comes from the survivor's side (RESPOND-1).
/// </summary>
public static class SourceWords
{
    /// <summary>"Police", or "Police, from the survivor’s side".</summary>
    public static string Of(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Words.Of(source.Kind) + (source.DerivedFromSurvivor ? ", from the survivor’s side" : "");
    }

    /// <summary>"Police on 3 March 2026".</summary>
    public static string Of(FactSource said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return $"{Of(said.Source)}: {Words.Of(said.Presence).ToLowerInvariant()}, {Times.Day(said.HeardTime)}";
    }

    /// <summary>Sources that are no agency of this list: people, and what the worker saw.</summary>
    private static readonly SourceKind[] People =
    [
        SourceKind.Perpetrator, SourceKind.Survivor, SourceKind.Child, SourceKind.WorkerObservation,
        SourceKind.Witness,
    ];

    /// <summary>The agencies that can be consulted (ASSESS-6).</summary>
    public static IReadOnlyList<Choice> Agencies { get; } = Words.Choices<SourceKind>(People);

    /// <summary>Everybody who can know something.</summary>
    public static IReadOnlyList<Choice> Everybody { get; } = Words.Choices<SourceKind>();

    /// <summary>Those who can pass on what the survivor or a child told them.</summary>
    public static IReadOnlyList<Choice> Relays { get; } = Words.Choices<SourceKind>(
        SourceKind.Perpetrator, SourceKind.Survivor, SourceKind.Child);
}
