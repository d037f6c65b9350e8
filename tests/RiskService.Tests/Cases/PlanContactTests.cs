using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>LOOK-5, RESPOND-3, RESPOND-4 and RESPOND-5 refuse plans, and nothing of them is stored.</summary>
public sealed class PlanContactTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "plans");

    public static TheoryData<string> Bad => [.. Meetings.Bad.Keys];

    public static TheoryData<string> Good => [.. Meetings.Good.Keys];

    [Theory, MemberData(nameof(Bad))]
    public async Task A_plan_that_a_rule_forbids_is_refused_with_the_safe_alternative(string name)
    {
        var (rule, field, alternative, make) = Meetings.Bad[name];
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        foreach (var validateOnly in (bool[])[false, true])
        {
            var refused = await Casework.RefusedPlanAsync(() => caller.PlanAsync(on, make(on), validateOnly));
            var (breached, at, why) = Assert.Single(refused);
            Assert.Equal((rule, field), (breached, at));
            Assert.Contains(alternative, why, StringComparison.Ordinal);
        }

        Assert.Empty(await caller.ContactsAsync(on));
        Assert.Equal(on, await caller.GetCaseAsync(on.CaseId));
    }

    [Fact]
    public async Task Every_rule_that_forbids_it_is_named()
    {
        var on = await caller.CreateCaseAsync();
        await SetIntoxicatedAsync(on, true);
        var worst = Meetings.Meeting(
            ContactPurpose.Challenge, ContactMode.HomeVisit, Meetings.Subject(on), Meetings.Survivor(on),
            Meetings.Subject(on, AttendanceRole.Spokesperson));
        var refused = await Casework.RefusedPlanAsync(() => caller.PlanAsync(on, worst));
        Assert.Equal(
            ["LOOK-5", "RESPOND-3", "RESPOND-4", "RESPOND-5"],
            refused.Select(r => r.Rule).Order(StringComparer.Ordinal));
        Assert.Empty(await caller.ContactsAsync(on));
    }

    [Fact]
    public async Task While_the_subject_is_intoxicated_no_discussion_is_planned()
    {
        var on = await caller.CreateCaseAsync();
        var challenge = Meetings.Good["subject alone"](on);
        await SetIntoxicatedAsync(on, true);
        var (rule, field, why) = Assert.Single(
            await Casework.RefusedPlanAsync(() => caller.PlanAsync(on, challenge)));
        Assert.Equal(("RESPOND-5", "contact.purpose"), (rule, field));
        Assert.Contains("sober", why, StringComparison.Ordinal);
        await caller.PlanAsync(on, Meetings.Good["survivor alone"](on));

        await SetIntoxicatedAsync(on, false);
        await caller.PlanAsync(on, challenge);
        Assert.Equal(2, (await caller.ContactsAsync(on)).Count);
    }

    [Theory, MemberData(nameof(Good))]
    public async Task A_safe_plan_is_kept_as_sent_and_with_validate_only_not_at_all(string name)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var sent = Meetings.Good[name](on);
        var checkedOnly = await caller.PlanAsync(on, sent, validateOnly: true);
        Assert.Equal("", checkedOnly.ContactId);
        Assert.Empty(await caller.ContactsAsync(on));

        var planned = await caller.PlanAsync(on, sent);
        Assert.Equal([planned], await caller.ContactsAsync(on));
        checkedOnly.ContactId = planned.ContactId;
        Assert.Equal(checkedOnly, planned);
        (sent.ContactId, sent.State, sent.CreateTime) = (planned.ContactId, ContactState.Planned, planned.CreateTime);
        Assert.Equal(sent, planned);
    }

    [Fact]
    public async Task Its_people_are_of_the_case_and_somebody_takes_part()
    {
        var (on, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        var stranger = Meetings.Meeting(ContactPurpose.Other, ContactMode.Telephone, Meetings.Subject(other));
        var refused = await Failures.RefusedAsync(() => caller.PlanAsync(on, stranger));
        Assert.Equal(["contact.attendances[0].party_id"], refused.Fields);
        var nobody = Meetings.Meeting(
            ContactPurpose.Other, ContactMode.Telephone, Meetings.Subject(on, AttendanceRole.Companion));
        refused = await Failures.RefusedAsync(() => caller.PlanAsync(on, nobody));
        Assert.Equal(["contact.attendances"], refused.Fields);
        refused = await Failures.RefusedAsync(() => caller.PlanAsync(on, new Contact()));
        Assert.Equal(
            [
                "contact.purpose", "contact.mode", "contact.contact_time", "contact.attendances", "contact.worker_ids",
            ],
            refused.Fields);
        Assert.Empty(await caller.ContactsAsync(on));
    }

    private async Task SetIntoxicatedAsync(Case on, bool intoxicated) => await caller.Assessments.AssessAsync(
        new AssessRequest { CaseId = on.CaseId, Intoxicated = intoxicated, RequestId = Id() });
}
