using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>version.json.</summary>
internal sealed record VersionEntry(string Version, string Source);

/// <summary>What every content file's entries have in common, for the checks.</summary>
internal interface IContentEntry
{
    /// <summary>Unique within its file and stable across versions and languages.</summary>
    string Key { get; }

    /// <summary>The section and heading of the source that it comes from; several are parted by "; ".</summary>
    string SourceSection { get; }

    /// <summary>The practice rule, where the entry says more than the source because a rule does.</summary>
    string? Rule { get; }

    /// <summary>The words, by JSON name. None may be empty.</summary>
    IEnumerable<(string Name, string? Text)> Texts { get; }

    /// <summary>What must be the same in every language, so that a language never changes what the rules do.</summary>
    string Shape { get; }
}

/// <summary>indicators.*.json.</summary>
internal sealed record IndicatorContent(
    Indicator Indicator, IndicatorKind Kind, GuidanceSection Section, string SourceSection, string Label,
    string Description, IReadOnlyList<SourceKind>? CouldAsk = null, string? InformationRequest = null,
    string? Rule = null) : IContentEntry
{
    public string Key => Indicator.ToString();

    public IEnumerable<(string, string?)> Texts => Kind == IndicatorKind.SevereHarm
        ? [("label", Label), ("description", Description), ("information_request", InformationRequest)]
        : [("label", Label), ("description", Description)];

    public string Shape => $"{Indicator} {Kind} {Section} {string.Join(' ', CouldAsk ?? [])} {Rule}";
}

/// <summary>questions.*.json.</summary>
internal sealed record QuestionContent(
    string Id, QuestionSet Set, string SourceSection, IReadOnlyList<Indicator> Informs, string Text,
    string? Rule = null) : IContentEntry
{
    public string Key => Id;

    public IEnumerable<(string, string?)> Texts => [("text", Text)];

    public string Shape => $"{Id} {Set} {string.Join(' ', Informs)} {Rule}";
}

/// <summary>advice.*.json. An entry that fits nothing is listed, but never returned with an assessment.</summary>
internal sealed record AdviceContent(
    string Id, AdviceKind Kind, GuidanceSection Section, string SourceSection, IReadOnlyList<AdviceFit> Fits,
    string Text, string? Rule = null) : IContentEntry
{
    public string Key => Id;

    public IEnumerable<(string, string?)> Texts => [("text", Text)];

    public string Shape => $"{Id} {Kind} {Section} {string.Join(' ', Fits)} {Rule}";
}

/// <summary>helplines.*.json.</summary>
internal sealed record HelplineContent(
    string Id, string Name, string Phone, string Url, string SourceSection, string Audience, string Offers,
    string? Rule = null) : IContentEntry
{
    public string Key => Id;

    public IEnumerable<(string, string?)> Texts =>
        [("name", Name), ("phone", Phone), ("url", Url), ("audience", Audience), ("offers", Offers)];

    public string Shape => $"{Id} {Phone} {Rule}";
}
