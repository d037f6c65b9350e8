using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Cases.Rules;

public sealed class AllocationRulesTests
{
    private static readonly AllocatedWorker[] Standing =
        [new("w-1", AllocationSide.Subject), new("w-2", AllocationSide.Survivor)];

    [Theory]
    [InlineData("w-1", AllocationSide.Subject, false)]
    [InlineData("w-1", AllocationSide.Survivor, true)]
    [InlineData(" W-1 ", AllocationSide.Survivor, true)]
    [InlineData("w-2", AllocationSide.Subject, true)]
    [InlineData("w-2", AllocationSide.Survivor, false)]
    [InlineData("w-3", AllocationSide.Subject, false)]
    [InlineData("w-3", AllocationSide.Survivor, false)]
    public void Both_sides_are_found(string workerId, AllocationSide side, bool both)
    {
        var outcome = Check(new(workerId, side), SameWorkerReason.TemporaryCover, manager: true);
        Assert.Equal(both, outcome.BothSides);
        Assert.False(outcome.Refused);
    }

    [Theory]
    [InlineData(SameWorkerReason.Unspecified, false, true, true)]
    [InlineData(SameWorkerReason.Unspecified, true, true, false)]
    [InlineData(SameWorkerReason.NoOtherWorker, false, false, true)]
    [InlineData(SameWorkerReason.NoOtherWorker, true, false, false)]
    [InlineData(SameWorkerReason.SingleWorkerSetting, true, false, false)]
    [InlineData((SameWorkerReason)99, true, true, false)]
    public void Both_sides_take_a_reason_and_a_manager_and_are_flagged_still(
        SameWorkerReason reason, bool manager, bool reasonMissing, bool managerMissing)
    {
        var outcome = Check(new("w-1", AllocationSide.Survivor), reason, manager);
        Assert.Equal(new(BothSides: true, reasonMissing, managerMissing), outcome);
        Assert.Equal(reasonMissing || managerMissing, outcome.Refused);
    }

    [Fact]
    public void One_side_takes_neither()
    {
        var outcome = Check(new("w-3", AllocationSide.Survivor), SameWorkerReason.Unspecified, manager: false);
        Assert.Equal(default, outcome);
    }

    private static AllocationOutcome Check(AllocatedWorker added, SameWorkerReason reason, bool manager) =>
        AllocationRules.Check(Standing, added, reason, manager);
}
