using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records.Rules;

/// <summary>What the rules need to know of an entry and of its case.</summary>
internal sealed record RecordInputs
{
    public required EntryKind Kind { get; init; }

    public required bool HasAccount { get; init; }

    public required bool HasOpinion { get; init; }

    public required int Quotes { get; init; }

    public required bool QuoteWithoutSpeaker { get; init; }

    /// <summary>Sources of the account, and speakers of the quotes.</summary>
    public required ImmutableArray<SourceKind> Sources { get; init; }

    public required bool AccountSourced { get; init; }

    public required bool OccurredKnown { get; init; }

    public required bool WorkerKnown { get; init; }

    /// <summary>What was put to the subject, and what of the case's facts may be (RESPOND-1).</summary>
    public required ImmutableArray<Indicator> PutToSubject { get; init; }

    public required ImmutableArray<Indicator> Permitted { get; init; }

    public required bool SubjectIntoxicated { get; init; }

    public required int Children { get; init; }

    public required bool ConfidentialityExplained { get; init; }
}

/// <summary>A breach of good practice: the rule and what to do now.</summary>
internal sealed record RecordFlag(string RuleId, string Message);
