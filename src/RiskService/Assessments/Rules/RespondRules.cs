using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>RESPOND-7 and RESPOND-8 as they bear on an assessment.</summary>
internal static class RespondRules
{
    private static readonly FiredRule Confidentiality = new(
        "RESPOND-7",
        "Confidentiality does not stand in the way of sharing where a child is at physical or emotional risk.",
        [],
        [RuleInput.Child]);

    private static readonly FiredRule Supervised = new(
        "RESPOND-8",
        "The worker is not recorded as trained; the named supervisor supports this assessment.",
        [],
        [RuleInput.Worker]);

    private static readonly FiredRule Unsupervised = new(
        "RESPOND-8",
        "The worker is not recorded as trained, and no supervisor is named.",
        [],
        [RuleInput.Worker]);

    public static void Apply(AssessmentInputs inputs, ImmutableArray<FiredRule>.Builder rules)
    {
        if (inputs.Children > 0) rules.Add(Confidentiality);
        if (!inputs.WorkerTrained) rules.Add(inputs.SupervisorNamed ? Supervised : Unsupervised);
    }
}
