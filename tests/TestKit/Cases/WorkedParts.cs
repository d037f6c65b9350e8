namespace TestKit.Cases;

/// <summary>What was observed.</summary>
public sealed record WorkedObservation
{
    public required string Code { get; init; }

    public required string Presence { get; init; }

    public required IReadOnlyList<WorkedSource> Sources { get; init; }

    public string? Verbatim { get; init; }
}

/// <summary>Where it comes from.</summary>
public sealed record WorkedSource
{
    public required string Kind { get; init; }

    public bool DerivedFromSurvivor { get; init; }
}

/// <summary>The survivor-informed view.</summary>
public sealed record WorkedSurvivorView
{
    public string? Level { get; init; }

    public string? UnavailableReason { get; init; }
}

/// <summary>The worker's judgement.</summary>
public sealed record WorkedJudgement
{
    public required string Level { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What the rules make of a case.</summary>
public sealed record WorkedOutcome
{
    public required string Level { get; init; }

    public required bool SafeguardingActionRequired { get; init; }

    public required bool AskRecommended { get; init; }

    public required bool SelfHarmActionRequired { get; init; }

    public required bool CounterAllegation { get; init; }

    public required bool DirectQuestionsOffered { get; init; }

    public required IReadOnlyList<string> InformationRequests { get; init; }

    public required IReadOnlyDictionary<string, bool> ChallengePermitted { get; init; }

    /// <summary>The LOOK and ASSESS rules that fired, in the order of their names; others may fire beside.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required int NextReviewHours { get; init; }
}
