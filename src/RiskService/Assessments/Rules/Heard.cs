using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>An observation as the rules see it; it counts for each of its sources (ASSESS-8).</summary>
internal sealed record Heard(
    Guid ObservationId,
    Indicator Indicator,
    Presence Presence,
    ImmutableArray<SourceKey> Sources,
    DateTimeOffset HeardTime);

/// <summary>A source's latest word on an indicator: PRESENT or ABSENT, never UNKNOWN (ASSESS-8).</summary>
internal readonly record struct Word(SourceKey Source, Presence Presence, DateTimeOffset HeardTime, Guid ObservationId);
