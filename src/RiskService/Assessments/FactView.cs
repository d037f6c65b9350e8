using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Facts for workers of the agency, each with whether it may be used with the subject.</summary>
internal static class FactView
{
    /// <summary>
    /// Every severe-harm indicator, and what else any source has spoken of, in the order of the codes.
    /// </summary>
    internal static IEnumerable<Fact> All(FactSheet facts) =>
        Indicators.Severe.Union(facts.Spoken).Order().Select(i => One(facts, i));

    private static Fact One(FactSheet facts, Indicator indicator)
    {
        var fact = new Fact
        {
            Code = indicator,
            Presence = facts.Of(indicator),
            ChallengePermitted = facts.ChallengePermitted(indicator),
        };
        fact.Sources.AddRange(facts.WordsOn(indicator).Select(word => new FactSource
        {
            Source = ToProto(word.Source),
            Presence = word.Presence,
            HeardTime = word.HeardTime.ToTimestamp(),
            ObservationId = word.ObservationId.ToString(),
        }));
        return fact;
    }

    internal static Source ToProto(SourceKey source) => new()
    {
        Kind = source.Kind,
        DerivedFromSurvivor = source.DerivedFromSurvivor,
    };
}
