using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>What the rules make of a case's facts.</summary>
internal sealed record Evaluation
{
    /// <summary>What the facts alone give (ASSESS-2, LOOK-2).</summary>
    public required RiskLevel FactsLevel { get; init; }

    /// <summary>What facts, survivor-informed view and judgement give together (ASSESS-4, ASSESS-5).</summary>
    public required RiskLevel EvaluatedLevel { get; init; }

    /// <summary>The level that stands with this assessment (ASSESS-5).</summary>
    public required RiskLevel Level { get; init; }

    public required bool LowerLevelAwaitsApproval { get; init; }

    public required bool SafeguardingActionRequired { get; init; }

    public required bool AwaitingSafeguardingAction { get; init; }

    public required bool SelfHarmActionRequired { get; init; }

    public required bool AwaitingSelfHarmAction { get; init; }

    public required bool OpensCounterAllegation { get; init; }

    public required bool AskRecommended { get; init; }

    public required QuestionPlan Questions { get; init; }

    /// <summary>Severe-harm indicators that are unknown, in the order of the codes (ASSESS-3).</summary>
    public required ImmutableArray<Indicator> InformationRequests { get; init; }

    /// <summary>The evaluated level is not the one that stood; false for a first assessment.</summary>
    public required bool LevelChanged { get; init; }

    /// <summary>Null where nothing was decided that needs consultation (ASSESS-6).</summary>
    public required ConsultationNeed? Consultation { get; init; }

    public required ImmutableArray<AdviceFit> AdviceFits { get; init; }

    public required ImmutableArray<FiredRule> Rules { get; init; }

    public required ImmutableArray<Flag> PracticeFlags { get; init; }
}

/// <summary>A rule that fired, with the facts that fired it. The explanation carries no personal detail.</summary>
internal sealed record FiredRule(
    string RuleId, string Explanation, ImmutableArray<Indicator> Indicators, ImmutableArray<RuleInput> Inputs);

/// <summary>A breach of good practice: raised, never refused.</summary>
internal sealed record Flag(string RuleId, string Message);

/// <summary>Agencies that must be among those consulted, and whether that has happened (ASSESS-6).</summary>
internal sealed record ConsultationNeed(ImmutableArray<SourceKind> Required, bool Met);
