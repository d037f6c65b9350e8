using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>ASK-1, ASK-2, and RESPOND-5 for questions.</summary>
internal static class AskRules
{
    private static readonly FiredRule Withheld = new(
        "RESPOND-5",
        "The subject is recorded as intoxicated. Ask nothing about abuse now; ask at another time.",
        [],
        [RuleInput.Intoxication]);

    private static readonly FiredRule OtherIssue = new(
        "ASK-1",
        "The subject came with another issue. The questions lead from it to behaviour at home.",
        [],
        [RuleInput.Stance]);

    private static readonly FiredRule Disclosure = new(
        "ASK-1",
        "The subject disclosed something. The questions follow it up.",
        [],
        [RuleInput.Stance]);

    private static readonly FiredRule Direct = new(
        "ASK-2",
        "The subject speaks openly, so direct questions about severe risk may follow.",
        [],
        [RuleInput.Stance]);

    public static QuestionPlan Apply(AssessmentInputs inputs, ImmutableArray<FiredRule>.Builder rules)
    {
        var plan = QuestionPlan.For(inputs.Facts, inputs.Stance, inputs.Intoxicated);
        if (plan.Withheld)
        {
            if (!QuestionPlan.SetsFor(inputs.Stance).IsEmpty) rules.Add(Withheld);
            return plan;
        }

        if (plan.Sets.Contains(QuestionSet.OtherIssue)) rules.Add(OtherIssue);
        if (plan.Sets.Contains(QuestionSet.Disclosure)) rules.Add(Disclosure);
        if (plan.Sets.Contains(QuestionSet.Direct)) rules.Add(Direct);
        return plan;
    }
}
