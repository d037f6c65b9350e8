using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>RESPOND-6: one worker for both sides takes a coded reason and a manager, and is flagged.</summary>
public sealed class AllocationTests(ServiceHost host)
{
    private const string Agency = "allocations";

    private readonly TestCaller practitioner = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Without_a_reason_it_is_refused_to_everybody()
    {
        var on = await OneSideAsync();
        foreach (var caller in (TestCaller[])[practitioner, manager, host.Caller("safeguarding_lead", Agency)])
        {
            var refused = await Casework.RefusedPlanAsync(() =>
                caller.AllocateAsync(on, "w-1", AllocationSide.Survivor));
            var (rule, field, why) = Assert.Single(refused);
            Assert.Equal(("RESPOND-6", "allocation.same_worker_reason"), (rule, field));
            Assert.Contains("someone else", why, StringComparison.Ordinal);
        }

        Assert.Equal(on, await practitioner.GetCaseAsync(on.CaseId));
    }

    [Theory]
    [InlineData("practitioner")]
    [InlineData("reviewer")]
    [InlineData("agency_system")]
    [InlineData("safeguarding_lead")]
    public async Task With_a_reason_it_takes_a_manager(string role)
    {
        var on = await OneSideAsync();
        var refused = await Casework.RefusedPlanAsync(() => host.Caller(role, Agency).AllocateAsync(
            on, " W-1", AllocationSide.Survivor, SameWorkerReason.NoOtherWorker));
        Assert.Equal(("RESPOND-6", "allocation.worker_id"), (refused.Single().Rule, refused.Single().Field));
        Assert.Equal(on, await practitioner.GetCaseAsync(on.CaseId));
    }

    [Fact]
    public async Task A_manager_may_with_a_reason_and_it_is_flagged()
    {
        var on = await OneSideAsync();
        var both = await manager.AllocateAsync(
            on, "w-1", AllocationSide.Survivor, SameWorkerReason.SingleWorkerSetting);
        var added = both.Allocations.Single(a => a.Side == AllocationSide.Survivor);
        Assert.Equal(SameWorkerReason.SingleWorkerSetting, added.SameWorkerReason);
        Assert.Equal("RESPOND-6", Assert.Single(added.PracticeFlags).RuleId);
        Assert.Empty(both.Allocations.Single(a => a.Side == AllocationSide.Subject).PracticeFlags);
        Assert.Equal(both, await practitioner.GetCaseAsync(on.CaseId));
    }

    [Fact]
    public async Task A_new_case_is_no_way_round_it()
    {
        var value = NewCase(PartyRole.Survivor);
        value.Allocations.Add(new Allocation { WorkerId = "w-1", Side = AllocationSide.Survivor });
        value.Allocations.Add(new Allocation { WorkerId = "w-1", Side = AllocationSide.Subject });
        var refused = await Casework.RefusedPlanAsync(() => manager.CreateAsync(value));
        Assert.Equal("new_case.allocations[1].same_worker_reason", Assert.Single(refused).Field);

        value.Allocations[1].SameWorkerReason = SameWorkerReason.TemporaryCover;
        refused = await Casework.RefusedPlanAsync(() => practitioner.CreateAsync(value));
        Assert.Equal("new_case.allocations[1].worker_id", Assert.Single(refused).Field);
        refused = await Casework.RefusedPlanAsync(() => practitioner.Assessments.AssessAsync(
            new AssessRequest { NewCase = value, RequestId = Id() }).ResponseAsync);
        Assert.Equal("RESPOND-6", Assert.Single(refused).Rule);

        var made = await manager.CreateAsync(value);
        Assert.Equal([0, 1], made.Allocations.Select(a => a.PracticeFlags.Count));
    }

    [Fact]
    public async Task Once_an_allocation_has_ended_the_other_side_is_free()
    {
        var on = await OneSideAsync();
        var ended = await practitioner.EndAsync(on, on.Allocations.Single().AllocationId);
        Assert.Empty(ended.Allocations);
        var moved = await practitioner.AllocateAsync(ended, "w-1", AllocationSide.Survivor);
        Assert.Empty(moved.Allocations.Single().PracticeFlags);

        var refused = await Failures.RefusedAsync(() =>
            practitioner.EndAsync(moved, on.Allocations.Single().AllocationId));
        Assert.Equal(["allocation_id"], refused.Fields);
    }

    [Fact]
    public async Task Different_workers_or_the_same_side_are_free_and_a_reason_not_needed_is_not_kept()
    {
        var on = await OneSideAsync();
        on = await practitioner.AllocateAsync(on, "w-2", AllocationSide.Survivor);
        on = await practitioner.AllocateAsync(
            on, "w-1", AllocationSide.Subject, SameWorkerReason.SurvivorRequest);
        Assert.Equal(3, on.Allocations.Count);
        Assert.All(on.Allocations, a => Assert.Equal(SameWorkerReason.Unspecified, a.SameWorkerReason));
        Assert.All(on.Allocations, a => Assert.Empty(a.PracticeFlags));
    }

    private async Task<Case> OneSideAsync() =>
        await practitioner.AllocateAsync(await practitioner.CreateCaseAsync(), "w-1", AllocationSide.Subject);
}
