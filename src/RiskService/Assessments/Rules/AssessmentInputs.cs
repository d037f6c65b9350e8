using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>Everything that an evaluation depends on; the same inputs always give the same result (ASSESS-7).</summary>
internal sealed record AssessmentInputs
{
    /// <summary>The case's facts, with the observations of this assessment among them.</summary>
    public required FactSheet Facts { get; init; }

    /// <summary>How the subject speaks about abuse, as recorded last.</summary>
    public required Stance Stance { get; init; }

    public bool Intoxicated { get; init; }

    public bool AbuseAlleged { get; init; }

    /// <summary>Disclosed now (PARTIAL, OPEN), or earlier and never taken back.</summary>
    public bool AbuseDisclosed { get; init; }

    /// <summary>The subject alleges abuse by the survivor in words of their own (LOOK-3).</summary>
    public bool SubjectAllegesAbuse { get; init; }

    /// <summary>The survivor-informed view that stands, if a level was ever given (ASSESS-4).</summary>
    public RiskLevel? SurvivorLevel { get; init; }

    /// <summary>A level, or a reason why none could safely be obtained, was given at some time (ASSESS-4).</summary>
    public bool SurvivorViewAccounted { get; init; }

    /// <summary>The worker's judgement in this assessment (ASSESS-5).</summary>
    public RiskLevel? Judgement { get; init; }

    /// <summary>How many children are held as victims in their own right (LOOK-4).</summary>
    public int Children { get; init; }

    /// <summary>The level that stood before; null where the case was never assessed.</summary>
    public RiskLevel? StandingLevel { get; init; }

    public ImmutableArray<SourceKind> AgenciesConsulted { get; init; } = [];

    public bool WorkerTrained { get; init; }

    public bool SupervisorNamed { get; init; }

    public bool ConfidentialityExplained { get; init; }

    /// <summary>A counter-allegation is open already.</summary>
    public bool CounterAllegationOpen { get; init; }

    /// <summary>
    /// When the latest counter-allegation was concluded. What was heard up to then has been assessed and does not open
    /// another; the same allegation heard again does (LOOK-3).
    /// </summary>
    public DateTimeOffset? CounterAllegationConcludedTime { get; init; }

    public bool AnySafeguardingActionTaken { get; init; }

    public bool AnySelfHarmActionTaken { get; init; }
}
