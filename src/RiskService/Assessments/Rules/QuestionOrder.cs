using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// Puts questions in order: those that inform more of what is still unknown first (ASK-3). Unknown means unknown in the
/// permitted view, so that the order tells the subject nothing of what the survivor's side said (ASK-4).
/// </summary>
internal static class QuestionOrder
{
    /// <summary>The questions of the plan's sets, set after set; none while the plan is withheld.</summary>
    public static ImmutableArray<T> Order<T>(
        IReadOnlyList<T> questions,
        Func<T, QuestionSet> set,
        Func<T, IReadOnlyList<Indicator>> informs,
        QuestionPlan plan)
    {
        var ordered = ImmutableArray.CreateBuilder<T>();
        foreach (var offered in plan.Sets)
            ordered.AddRange(Order(questions.Where(question => set(question) == offered), informs, plan));
        return ordered.ToImmutable();
    }

    /// <summary>All of the questions; those that inform equally much keep their order.</summary>
    public static ImmutableArray<T> Order<T>(
        IEnumerable<T> questions, Func<T, IReadOnlyList<Indicator>> informs, QuestionPlan plan)
    {
        var unknown = IndicatorSet.Of(plan.UnknownInPermittedView.AsSpan());
        return [.. questions.OrderByDescending(question => Informs(informs(question), unknown))];
    }

    private static int Informs(IReadOnlyList<Indicator> indicators, IndicatorSet unknown)
    {
        var informed = default(IndicatorSet);
        foreach (var indicator in indicators)
            informed |= IndicatorSet.Of(indicator);
        return (informed & unknown).Count;
    }
}
