using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>The levels of an evaluation: from the facts, with views and judgement, and the one that stands.</summary>
internal readonly record struct LevelOutcome(
    RiskLevel Facts, RiskLevel Evaluated, RiskLevel Standing, bool LowerAwaitsApproval, bool Changed);

/// <summary>ASSESS-1 to ASSESS-5, and the floor of LOOK-2.</summary>
internal static class LevelRules
{
    private static readonly FiredRule SurvivorView = new(
        "ASSESS-4",
        "The survivor-informed view is higher than what the facts give, and the level is never below it.",
        [],
        [RuleInput.SurvivorView]);

    public static LevelOutcome Apply(
        AssessmentInputs inputs,
        IndicatorSet severe,
        IndicatorSet unknown,
        ImmutableArray<FiredRule>.Builder rules)
    {
        if (!severe.IsEmpty)
        {
            rules.Add(new(
                "ASSESS-1",
                "A sign of severe harm is present. Take a safeguarding action now; consulting a manager or the "
                    + "safeguarding lead is one.",
                severe.ToImmutableArray(),
                []));
        }

        var (facts, because) = FactsLevel.Of(inputs, severe, unknown);
        rules.Add(because);
        if (inputs.Facts.PresentSet.Contains(Indicator.Suicidal)) facts = Higher(facts, RiskLevel.Medium);

        if (!unknown.IsEmpty)
        {
            rules.Add(new(
                "ASSESS-3",
                "These signs of severe harm are unknown, which is not absent. Ask those who may know.",
                unknown.ToImmutableArray(),
                []));
        }

        var informed = Higher(facts, inputs.SurvivorLevel ?? facts);
        if (informed > facts) rules.Add(SurvivorView);

        var outcome = Stand(facts, Higher(informed, inputs.Judgement ?? informed), inputs.StandingLevel);
        if (Judged(inputs.Judgement, informed, outcome.LowerAwaitsApproval) is { } judged) rules.Add(judged);
        return outcome;
    }

    // From HIGH or above a lower level takes a second person; until then the higher one stands (ASSESS-5).
    private static LevelOutcome Stand(RiskLevel facts, RiskLevel evaluated, RiskLevel? before)
    {
        var standing = before ?? RiskLevel.Unspecified;
        var awaits = standing >= RiskLevel.High && evaluated < standing;
        var changed = standing != RiskLevel.Unspecified && evaluated != standing;
        return new(facts, evaluated, awaits ? standing : evaluated, awaits, changed);
    }

    private static FiredRule? Judged(RiskLevel? judgement, RiskLevel informed, bool awaits)
    {
        var text = judgement is not { } level || level is RiskLevel.Unspecified || level == informed ? ""
            : level > informed ? "Professional judgement raises the level."
            : "Professional judgement is below the level: it is kept with its reason and not applied.";
        if (text.Length == 0 && !awaits) return null;
        const string Waits = "The higher level stands until a second person approves the lower one.";
        return new(
            "ASSESS-5",
            !awaits ? text : text.Length == 0 ? Waits : $"{text} {Waits}",
            [],
            text.Length == 0 ? [RuleInput.StandingLevel]
            : awaits ? [RuleInput.Judgement, RuleInput.StandingLevel]
            : [RuleInput.Judgement]);
    }

    private static RiskLevel Higher(RiskLevel one, RiskLevel other) => one > other ? one : other;
}
