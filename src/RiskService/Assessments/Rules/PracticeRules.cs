using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>Breaches of good practice in an assessment. Facts are never refused, so these are flags only.</summary>
internal static class PracticeRules
{
    private static readonly Flag NoSurvivorView = new(
        "ASSESS-4",
        "No survivor-informed view is recorded, nor why there is none. Record a level, or why it could not safely be "
            + "obtained.");

    private static readonly Flag LimitsNotExplained = new(
        "RESPOND-7",
        "A child is in the case and it is not recorded that the subject was told where confidentiality ends. Record "
            + "it, or explain it as soon as that is safe.");

    private static readonly Flag NoSupervisor = new(
        "RESPOND-8",
        "The worker is not recorded as trained and no supervisor is named. Name one.");

    public static ImmutableArray<Flag> Flags(AssessmentInputs inputs)
    {
        var flags = ImmutableArray.CreateBuilder<Flag>(3);
        if (!inputs.SurvivorViewAccounted && inputs.SurvivorLevel is null or RiskLevel.Unspecified)
            flags.Add(NoSurvivorView);
        if (inputs is { Children: > 0, ConfidentialityExplained: false } && SpokenTo(inputs.Stance))
            flags.Add(LimitsNotExplained);
        if (inputs is { WorkerTrained: false, SupervisorNamed: false }) flags.Add(NoSupervisor);
        return flags.DrainToImmutable();
    }

    private static bool SpokenTo(Stance stance) => stance is Stance.OtherIssue or Stance.Partial or Stance.Open;
}
