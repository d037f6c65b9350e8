using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>What the look and listen rules found.</summary>
internal readonly record struct LookOutcome(
    bool AskRecommended, bool SelfHarm, bool CounterAllegation, bool OpensCounterAllegation);

/// <summary>LOOK-1 to LOOK-4.</summary>
internal static class LookRules
{
    private static readonly FiredRule SelfHarm = new(
        "LOOK-2",
        "Suicide is spoken of, threatened or was attempted. A self-harm action is needed and the level is at least "
            + "medium.",
        [Indicator.Suicidal],
        []);

    private static readonly FiredRule ChildrenHeld = new(
        "LOOK-4",
        "Children in this case are victims in their own right, whether or not they saw or heard anything.",
        [],
        [RuleInput.Child]);

    public static LookOutcome Apply(AssessmentInputs inputs, ImmutableArray<FiredRule>.Builder rules)
    {
        var asking = inputs.Facts.PresentSet & Indicators.AskSet;
        if (!asking.IsEmpty)
        {
            rules.Add(new(
                "LOOK-1",
                "What was said or noticed is a reason to ask about behaviour at home. By itself it raises no level.",
                asking.ToImmutableArray(),
                []));
        }

        var selfHarm = asking.Contains(Indicator.Suicidal);
        if (selfHarm) rules.Add(SelfHarm);

        var alleged = Alleges(inputs);
        var opens = alleged && !inputs.CounterAllegationOpen;
        if (alleged) rules.Add(CounterAllegation(inputs, opens));
        if (inputs.Children > 0) rules.Add(ChildrenHeld);
        return new(!asking.IsEmpty, selfHarm, alleged || inputs.CounterAllegationOpen, opens);
    }

    // What was heard before the latest counter-allegation was concluded has been assessed and fires nothing again.
    private static bool Alleges(AssessmentInputs inputs)
    {
        if (inputs.SubjectAllegesAbuse) return true;
        if (!inputs.Facts.PresentSet.Contains(Indicator.SaysPartnerIsAbusive)) return false;
        if (inputs.CounterAllegationOpen || inputs.CounterAllegationConcludedTime is not { } concluded) return true;
        foreach (var word in inputs.Facts.WordsOn(Indicator.SaysPartnerIsAbusive))
        {
            if (word.Presence == Presence.Present && word.HeardTime > concluded) return true;
        }

        return false;
    }

    private static FiredRule CounterAllegation(AssessmentInputs inputs, bool opens) => new(
        "LOOK-3",
        opens
            ? "The subject alleges abuse by the survivor. It is taken seriously and assessed on its own; roles stay."
            : "The subject alleges abuse by the survivor. It is already being assessed on its own; roles stay.",
        inputs.Facts.PresentSet.Contains(Indicator.SaysPartnerIsAbusive) ? [Indicator.SaysPartnerIsAbusive] : [],
        inputs.SubjectAllegesAbuse ? [RuleInput.SubjectAllegesAbuse] : []);
}
