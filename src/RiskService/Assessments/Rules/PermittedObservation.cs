using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// What of an observation may be told to the subject beside the fact itself: when it happened, if nobody on the
/// survivor's side had a part in the observation, and words, if they are the subject's own (RESPOND-2).
/// </summary>
internal sealed class PermittedObservation
{
    private PermittedObservation(Indicator indicator, string? ownWords, DateTimeOffset? occurredTime)
    {
        Indicator = indicator;
        OwnWords = ownWords;
        OccurredTime = occurredTime;
    }

    public Indicator Indicator { get; }

    /// <summary>The subject's own words; nobody else's.</summary>
    public string? OwnWords { get; }

    public DateTimeOffset? OccurredTime { get; }

    /// <summary>
    /// Null unless the observation is one of the words that permit the fact, and none of its sources is on the
    /// survivor's side: a date or a sentence may come from any of an observation's sources.
    /// </summary>
    public static PermittedObservation? From(
        PermittedFact fact,
        Guid observationId,
        IReadOnlyList<SourceKey> sources,
        string? verbatim,
        DateTimeOffset? occurred)
    {
        if (sources.Count == 0 || !fact.ObservationIds.Contains(observationId)) return null;
        var onlySubject = true;
        foreach (var source in sources)
        {
            if (source.IsSurvivorSide) return null;
            onlySubject &= source.Kind == SourceKind.Perpetrator;
        }

        return new(fact.Indicator, onlySubject ? verbatim : null, occurred);
    }
}
