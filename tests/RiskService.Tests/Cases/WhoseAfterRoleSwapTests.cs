using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>LOOK-3: whose worker is whose after a role swap, and whose allegation.</summary>
public sealed class WhoseAfterRoleSwapTests(ServiceHost host)
{
    private const string Agency = "whose-after-swaps";

    private readonly TestCaller practitioner = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Workers_stay_with_their_people_and_the_sides_are_checked_anew()
    {
        var on = await practitioner.AllocateAsync(
            await practitioner.AssessedAsync(), "w-subject", AllocationSide.Subject);
        on = await practitioner.AllocateAsync(on, "w-survivor", AllocationSide.Survivor);
        var swapped = await SwapAsync(on);
        Assert.Equal(
            [("w-subject", AllocationSide.Survivor), ("w-survivor", AllocationSide.Subject)],
            swapped.Allocations.Select(a => (a.WorkerId, a.Side)));
        Assert.Equal(on.Allocations.Select(a => a.AllocationId), swapped.Allocations.Select(a => a.AllocationId));
        Assert.Equal(swapped, await practitioner.GetCaseAsync(on.CaseId));

        // RESPOND-6
        foreach (var (worker, side) in ((string, AllocationSide)[])
            [("w-subject", AllocationSide.Subject), ("w-survivor", AllocationSide.Survivor)])
        {
            var refused = await Casework.RefusedPlanAsync(() => practitioner.AllocateAsync(swapped, worker, side));
            Assert.Equal("RESPOND-6", Assert.Single(refused).Rule);
        }

        var again = await practitioner.AllocateAsync(swapped, "w-subject", AllocationSide.Survivor);
        Assert.All(again.Allocations, a => Assert.Empty(a.PracticeFlags));
    }

    [Fact]
    public async Task Among_several_survivors_their_workers_stay_with_the_survivors()
    {
        var created = await practitioner.CreateCaseAsync(PartyRole.Survivor);
        var on = await practitioner.AllocateAsync(created, "w-subject", AllocationSide.Subject);
        on = await practitioner.AllocateAsync(on, "w-survivor", AllocationSide.Survivor);
        var swapped = await SwapAsync(on);
        Assert.Equal(2, swapped.Parties.Count(p => p.Role == PartyRole.Survivor));
        Assert.All(swapped.Allocations, a => Assert.Equal(AllocationSide.Survivor, a.Side));
    }

    [Fact]
    public async Task The_swap_is_the_outcome_of_the_open_counter_allegation()
    {
        var on = await practitioner.AssessedAsync();
        var opened = (await practitioner.AssessAsync(on.CaseId, Says())).CounterAllegation;
        var swapped = await SwapAsync(await practitioner.GetCaseAsync(on.CaseId));
        var concluded = Assert.Single(swapped.CounterAllegations);
        Assert.Equal(opened.CounterAllegationId, concluded.CounterAllegationId);
        Assert.Equal(
            (CounterAllegationState.Concluded, CounterAllegationOutcome.Supported, "Read the evidence"),
            (concluded.State, concluded.Outcome, concluded.Reason));
        Assert.Equal(host.Clock.GetUtcNow(), concluded.ConcludeTime.ToDateTimeOffset());
        Assert.Equal(swapped, await practitioner.GetCaseAsync(on.CaseId));
        Assert.Null((await practitioner.AssessAsync(on.CaseId)).CounterAllegation);
        var refused = await Failures.RefusedAsync(() =>
            practitioner.ConcludeAsync(on.CaseId, opened.CounterAllegationId));
        Assert.Equal(("ILLEGAL_TRANSITION", "LOOK-3"), (refused.Reason, refused.Rule));
    }

    [Fact]
    public async Task What_the_new_subject_alleges_is_a_counter_allegation_of_its_own()
    {
        var on = await practitioner.AssessedAsync();
        var former = (await practitioner.AssessAsync(on.CaseId, Says())).CounterAllegation;
        await SwapAsync(await practitioner.GetCaseAsync(on.CaseId));
        var own = (await practitioner.AssessAsync(on.CaseId, Says())).CounterAllegation;
        Assert.Equal(CounterAllegationState.Open, own.State);
        Assert.NotEqual(former.CounterAllegationId, own.CounterAllegationId);
        Assert.Equal(
            [CounterAllegationState.Open, CounterAllegationState.Concluded],
            (await practitioner.GetCaseAsync(on.CaseId)).CounterAllegations.Select(c => c.State));
    }

    [Fact]
    public async Task Rejected_it_moves_no_worker_and_concludes_nothing()
    {
        var on = await practitioner.AllocateAsync(
            await practitioner.AssessedAsync(), "w-subject", AllocationSide.Subject);
        await practitioner.AssessAsync(on.CaseId, Says());
        on = await practitioner.GetCaseAsync(on.CaseId);
        var rejected = await manager.RejectSwapAsync(await practitioner.ProposeSwapAsync(on));
        Assert.Equal(on.Allocations, rejected.Allocations);
        Assert.Equal(on.CounterAllegations, rejected.CounterAllegations);
    }

    [Fact]
    public async Task A_system_which_could_be_anybody_proposes_none()
    {
        var on = await practitioner.AssessedAsync();
        var refused = await Failures.RefusedAsync(() => host.Caller("agency_system", Agency).ProposeSwapAsync(on));
        Assert.Equal((StatusCode.PermissionDenied, "FORBIDDEN"), (refused.Code, refused.Reason));
        Assert.Equal(on, await practitioner.GetCaseAsync(on.CaseId));
        foreach (var role in (string[])["practitioner", "reviewer", "manager", "safeguarding_lead"])
        {
            var pending = await host.Caller(role, Agency).ProposeSwapAsync(await practitioner.AssessedAsync());
            Assert.NotNull(pending.PendingRoleSwap);
        }
    }

    [Fact]
    public async Task A_contact_from_before_it_recorded_after_it_was_with_the_former_subject()
    {
        var on = await SwapAsync(await practitioner.AssessedAsync());
        Assert.Equal(["RESPOND-5"], await MeetAsync(TimeSpan.FromHours(1), told: true));
        Assert.False((await practitioner.GetCaseAsync(on.CaseId)).SubjectIntoxicated);
        Assert.Equal(["RESPOND-7"], await MeetAsync(TimeSpan.Zero, told: false));

        Assert.Equal(["RESPOND-5"], await MeetAsync(TimeSpan.Zero, told: true));
        Assert.True((await practitioner.GetCaseAsync(on.CaseId)).SubjectIntoxicated);

        async Task<IEnumerable<string>> MeetAsync(TimeSpan ago, bool told)
        {
            var contact = Meetings.Good["subject alone"](on);
            contact.ContactTime = (host.Clock.GetUtcNow() - ago).ToTimestamp();
            var request = new RecordContactRequest
            {
                CaseId = on.CaseId,
                Contact = contact,
                ConfidentialityLimitsExplained = told,
            };
            if (told) request.SubjectIntoxicated = true;
            return (await practitioner.RecordAsync(request)).PracticeFlags.Select(flag => flag.RuleId);
        }
    }

    private async Task<Case> SwapAsync(Case on) =>
        await manager.ApproveSwapAsync(await practitioner.ProposeSwapAsync(on));

    private static Observation Says() => Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator);
}
