using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output;

/// <summary>Where something comes from, in words.</summary>
internal static class Sources
{
    // RESPOND-1: a child's account and what repeats either count as the survivor's side.
    internal static bool IsSurvivorsSide(Source source) =>
        source.DerivedFromSurvivor || source.Kind is SourceKind.Survivor or SourceKind.Child;

    internal static string Of(Source source) =>
        Words.Of(source.Kind) + (source.DerivedFromSurvivor ? " (from the survivor's side)" : "");

    internal static string List(IEnumerable<Source> sources) => string.Join(", ", sources.Select(Of));
}
