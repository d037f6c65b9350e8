using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>LOOK-3: roles change by two different people and with a reason.</summary>
public sealed class RoleSwapTests(ServiceHost host)
{
    private const string Agency = "role-swaps";

    private readonly TestCaller practitioner = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Proposed_it_changes_nothing_yet()
    {
        var on = await practitioner.AssessedAsync();
        var pending = await practitioner.ProposeSwapAsync(on);
        Assert.Equal(on.Parties, pending.Parties);
        Assert.Equal(on.Party(PartyRole.Survivor).PartyId, pending.PendingRoleSwap.NewSubjectPartyId);
        Assert.Equal("New evidence from the police", pending.PendingRoleSwap.Reason);
        Assert.Equal(pending, await practitioner.GetCaseAsync(on.CaseId));

        var again = await Failures.RefusedAsync(() => practitioner.ProposeSwapAsync(pending));
        Assert.Equal(("ILLEGAL_TRANSITION", "LOOK-3"), (again.Reason, again.Rule));
        var stale = await Failures.RefusedAsync(() => practitioner.ProposeSwapAsync(on));
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (stale.Code, stale.Reason));
    }

    [Fact]
    public async Task Only_a_survivor_of_the_case_becomes_the_subject()
    {
        var on = await practitioner.AssessedAsync();
        foreach (var party in (string[])[on.Party(PartyRole.Child).PartyId, on.Party(PartyRole.Subject).PartyId, Id()])
        {
            var refused = await Failures.RefusedAsync(() => practitioner.ProposeSwapAsync(on, party));
            Assert.Equal(["new_subject_party_id"], refused.Fields);
        }

        Assert.Equal(on, await practitioner.GetCaseAsync(on.CaseId));
    }

    [Fact]
    public async Task Who_proposed_it_decides_nothing_and_neither_does_a_practitioner()
    {
        var pending = await manager.ProposeSwapAsync(await practitioner.AssessedAsync());
        Func<TestCaller, Task>[] decisions = [c => c.ApproveSwapAsync(pending), c => c.RejectSwapAsync(pending)];
        foreach (var decide in decisions)
        {
            var refused = await Failures.RefusedAsync(() => decide(manager));
            Assert.Equal(("SECOND_PERSON_REQUIRED", "LOOK-3"), (refused.Reason, refused.Rule));
            refused = await Failures.RefusedAsync(() => decide(practitioner));
            Assert.Equal("FORBIDDEN", refused.Reason);
        }

        Assert.Equal(pending, await manager.GetCaseAsync(pending.CaseId));
    }

    [Fact]
    public async Task Approved_roles_change_the_level_stands_and_the_case_is_reviewed_within_a_day()
    {
        var on = await practitioner.AssessedAsync();
        var pending = await practitioner.ProposeSwapAsync(on);
        var swapped = await manager.ApproveSwapAsync(pending);
        Assert.Equal(on.Party(PartyRole.Survivor).PartyId, swapped.Party(PartyRole.Subject).PartyId);
        Assert.Equal(on.Party(PartyRole.Subject).PartyId, swapped.Party(PartyRole.Survivor).PartyId);
        Assert.Equal(ChildRelation.Survivor, swapped.Party(PartyRole.Child).ChildRelation);
        Assert.True(swapped.Party(PartyRole.Child).HeldAsVictim);
        Assert.Null(swapped.PendingRoleSwap);
        Assert.Equal(RiskLevel.High, swapped.Level);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), swapped.NextReviewTime.ToDateTimeOffset());
        Assert.NotEqual(pending.Etag, swapped.Etag);
        Assert.Equal(swapped, await practitioner.GetCaseAsync(on.CaseId));

        var twice = await Failures.RefusedAsync(() => manager.ApproveSwapAsync(pending));
        Assert.Equal(("ILLEGAL_TRANSITION", "LOOK-3"), (twice.Reason, twice.Rule));
        twice = await Failures.RefusedAsync(() => manager.RejectSwapAsync(pending));
        Assert.Equal("ILLEGAL_TRANSITION", twice.Reason);
    }

    [Fact]
    public async Task Rejected_everything_is_as_it_was_and_it_can_be_proposed_again()
    {
        var on = await practitioner.AssessedAsync();
        var points = await practitioner.TalkingPointsAsync(on.CaseId);
        var rejected = await manager.RejectSwapAsync(await practitioner.ProposeSwapAsync(on));
        Assert.Equal(on.Parties, rejected.Parties);
        Assert.Equal((null, on.NextReviewTime), (rejected.PendingRoleSwap, rejected.NextReviewTime));
        Assert.Equal(points, await practitioner.TalkingPointsAsync(on.CaseId));
        Assert.NotNull((await practitioner.ProposeSwapAsync(rejected)).PendingRoleSwap);
    }

    [Fact]
    public async Task A_survivor_who_has_left_the_case_does_not_become_the_subject()
    {
        var pending = await practitioner.ProposeSwapAsync(await practitioner.AssessedAsync());
        var without = await practitioner.RemoveAsync(pending, pending.Party(PartyRole.Survivor).PartyId);
        var refused = await Failures.RefusedAsync(() => manager.ApproveSwapAsync(pending));
        Assert.Equal("ILLEGAL_TRANSITION", refused.Reason);
        Assert.Equal(without, await manager.GetCaseAsync(pending.CaseId));
        Assert.Null((await manager.RejectSwapAsync(pending)).PendingRoleSwap);
    }
}
