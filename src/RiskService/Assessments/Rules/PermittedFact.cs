using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// A fact that may be used with the subject (RESPOND-1). Whatever is addressed to the subject is built from this type,
/// and only a permitted fact can become one: forgetting the check does not compile (RESPOND-2).
/// </summary>
internal sealed class PermittedFact
{
    private PermittedFact(Indicator indicator, ImmutableArray<SourceKind> sources, ImmutableArray<Guid> observationIds)
    {
        Indicator = indicator;
        Sources = sources;
        ObservationIds = observationIds;
    }

    public Indicator Indicator { get; }

    /// <summary>The kinds of source that permit its use; never the survivor's side, whoever else said so.</summary>
    public ImmutableArray<SourceKind> Sources { get; }

    /// <summary>The observations that are those sources' latest words.</summary>
    public ImmutableArray<Guid> ObservationIds { get; }

    /// <summary>The facts that may be used, in the order of the codes.</summary>
    public static ImmutableArray<PermittedFact> From(FactSheet facts)
    {
        var view = facts.PermittedView();
        var permitted = ImmutableArray.CreateBuilder<PermittedFact>();
        foreach (var indicator in view.PresentSet.ToImmutableArray())
        {
            var words = view.WordsOn(indicator).Where(word => word.Presence == Presence.Present).ToArray();
            permitted.Add(new(
                indicator,
                [.. words.Select(word => word.Source.Kind)],
                [.. words.Select(word => word.ObservationId).Distinct()]));
        }

        return permitted.ToImmutable();
    }
}
