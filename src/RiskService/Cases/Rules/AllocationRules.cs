using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases.Rules;

/// <summary>A worker who is now there for one side.</summary>
internal readonly record struct AllocatedWorker(string WorkerId, AllocationSide Side);

/// <summary>What RESPOND-6 makes of an allocation.</summary>
/// <param name="BothSides">The worker would have both sides: flagged, even where it is allowed.</param>
/// <param name="ReasonMissing">A coded reason is needed and was not given.</param>
/// <param name="ManagerMissing">A manager is needed and does not make the call.</param>
internal readonly record struct AllocationOutcome(bool BothSides, bool ReasonMissing, bool ManagerMissing)
{
    public const string RuleId = "RESPOND-6";

    public const string Why =
        "The same worker would have both sides, which the subject may see as a threat and which can put the survivor "
        + "at risk.";

    public const string SafeAlternative =
        "Allocate someone else to one of the sides. Where nobody else can, a manager allocates with a coded reason.";

    public bool Refused => ReasonMissing || ManagerMissing;
}

/// <summary>RESPOND-6: one worker for both partners takes a coded reason and a manager, and is flagged.</summary>
internal static class AllocationRules
{
    public static AllocationOutcome Check(
        IReadOnlyList<AllocatedWorker> standing,
        AllocatedWorker added,
        SameWorkerReason reason,
        bool callerIsManager) =>
        HasOtherSide(standing, added)
            ? new(BothSides: true, !IsGiven(reason), !callerIsManager)
            : default;

    private static bool HasOtherSide(IReadOnlyList<AllocatedWorker> standing, AllocatedWorker added)
    {
        foreach (var (workerId, side) in standing)
        {
            if (side != added.Side && SecondPerson.SameId(workerId, added.WorkerId)) return true;
        }

        return false;
    }

    private static bool IsGiven(SameWorkerReason reason) =>
        reason is >= SameWorkerReason.NoOtherWorker and <= SameWorkerReason.SingleWorkerSetting;
}
