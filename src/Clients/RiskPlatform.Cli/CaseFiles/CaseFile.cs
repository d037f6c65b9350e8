using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>A case read from a file.</summary>
internal sealed record CaseFile(string File, string Id, string Title, AssessRequest Request, Expectation? Expect);

/// <summary>What a case file expects of the answer. Compared, never sent. What it leaves out is not compared.</summary>
internal sealed record Expectation
{
    internal RiskLevel? Level { get; init; }

    internal bool? SafeguardingActionRequired { get; init; }

    internal bool? AskRecommended { get; init; }

    internal bool? SelfHarmActionRequired { get; init; }

    internal bool? CounterAllegation { get; init; }

    internal bool? DirectQuestionsOffered { get; init; }

    internal IReadOnlyList<Indicator>? InformationRequests { get; init; }

    internal IReadOnlyDictionary<Indicator, bool>? ChallengePermitted { get; init; }

    internal IReadOnlyList<string>? Rules { get; init; }

    internal int? NextReviewHours { get; init; }
}
