using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// Makes what is addressed to the subject. It takes permitted facts alone, so that forgetting the check does not
/// compile (RESPOND-2); an architecture test holds that talking points are made nowhere else.
/// </summary>
internal static class SubjectFacing
{
    internal static TalkingPoint TalkingPoint(
        PermittedFact fact, IEnumerable<PermittedObservation> observations, GuidanceContent guidance)
    {
        var point = new TalkingPoint
        {
            Code = fact.Indicator,
            Label = guidance.Indicator(fact.Indicator).Label,

            // That a specialist service spoke would tell that the survivor went to one.
            Sources = { fact.Sources.Where(s => s != SourceKind.SpecialistService).Distinct() },
        };
        foreach (var observation in observations)
        {
            if (observation.OwnWords is { Length: > 0 } words) point.OwnWords.Add(words);
            if (observation.OccurredTime?.ToTimestamp() is { } occurred
                && (point.LastOccurredTime is null || point.LastOccurredTime.CompareTo(occurred) < 0))
            {
                point.LastOccurredTime = occurred;
            }
        }

        return point;
    }
}
