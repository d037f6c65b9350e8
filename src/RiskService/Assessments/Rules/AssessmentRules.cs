using System.Collections.Immutable;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// Evaluates a case's facts under the practice rules. Pure: the same inputs always give the same result (ASSESS-7).
/// </summary>
internal static class AssessmentRules
{
    /// <summary>Named by every assessment; changes whenever a rule gives another result (ASSESS-7).</summary>
    public const string Version = "2026.1";

    public static Evaluation Evaluate(AssessmentInputs inputs)
    {
        var rules = ImmutableArray.CreateBuilder<FiredRule>(16);
        var look = LookRules.Apply(inputs, rules);
        var questions = AskRules.Apply(inputs, rules);
        var severe = inputs.Facts.PresentSet & Indicators.SevereSet;
        var unknown = inputs.Facts.UnknownSet & Indicators.SevereSet;
        var level = LevelRules.Apply(inputs, severe, unknown, rules);
        var consultation = ConsultationRule.Apply(inputs, level.Changed, rules);
        RespondRules.Apply(inputs, rules);

        return new()
        {
            FactsLevel = level.Facts,
            EvaluatedLevel = level.Evaluated,
            Level = level.Standing,
            LowerLevelAwaitsApproval = level.LowerAwaitsApproval,
            LevelChanged = level.Changed,
            SafeguardingActionRequired = !severe.IsEmpty,
            AwaitingSafeguardingAction = !severe.IsEmpty && !inputs.AnySafeguardingActionTaken,
            SelfHarmActionRequired = look.SelfHarm,
            AwaitingSelfHarmAction = look.SelfHarm && !inputs.AnySelfHarmActionTaken,
            OpensCounterAllegation = look.OpensCounterAllegation,
            AskRecommended = look.AskRecommended,
            Questions = questions,
            InformationRequests = unknown.ToImmutableArray(),
            Consultation = consultation,
            AdviceFits = AdviceRules.Fits(inputs, look, level.Standing),
            Rules = rules.DrainToImmutable(),
            PracticeFlags = PracticeRules.Flags(inputs),
        };
    }
}
