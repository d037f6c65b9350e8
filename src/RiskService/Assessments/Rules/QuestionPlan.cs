using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// Which questions to offer, and what decides their order. It reaches the subject, so it is made from the permitted
/// view of the facts and nothing else of them (ASK-4).
/// </summary>
/// <param name="Sets">In the order to offer them; empty when withheld, or when nothing was said to follow up.</param>
/// <param name="UnknownInPermittedView">In the order of the codes.</param>
/// <param name="Withheld">The subject is intoxicated: say nothing about abuse now (RESPOND-5).</param>
internal sealed record QuestionPlan(
    ImmutableArray<QuestionSet> Sets, ImmutableArray<Indicator> UnknownInPermittedView, bool Withheld)
{
    public static QuestionPlan For(FactSheet facts, Stance stance, bool intoxicated) =>
        new(intoxicated ? [] : SetsFor(stance), facts.PermittedView().UnknownSet.ToImmutableArray(), intoxicated);

    /// <summary>The sets that fit a stance (ASK-1); the direct ones only follow an open answer (ASK-2).</summary>
    public static ImmutableArray<QuestionSet> SetsFor(Stance stance) => stance switch
    {
        Stance.OtherIssue => [QuestionSet.OtherIssue],
        Stance.Partial => [QuestionSet.Disclosure],
        Stance.Open => [QuestionSet.Disclosure, QuestionSet.Direct],
        _ => [],
    };
}
