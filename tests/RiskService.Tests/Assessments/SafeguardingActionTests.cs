using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-1 and LOOK-2: what is awaited, and what meets it.</summary>
public sealed class SafeguardingActionTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "actions");

    [Fact]
    public async Task Severe_risk_awaits_an_action_however_often_it_is_assessed()
    {
        var first = await AssessAsync(Indicator.SexualViolence);
        var second = await caller.AssessAsync(first.CaseId);
        Assert.Equal(AssessmentState.AwaitingSafeguardingAction, second.State);
        Assert.Equal([Indicator.SexualViolence], second.Fired("ASSESS-1")!.Indicators);

        var met = await caller.ActAsync(second, SafeguardingActionKind.ConsultedManager);
        Assert.Equal(AssessmentState.Complete, met.State);
        Assert.Equal(met, await caller.GetAsync(second));
        Assert.Equal(AssessmentState.Complete, (await caller.GetCaseAsync(first.CaseId)).AssessmentState);
    }

    [Theory]
    [InlineData(SafeguardingActionKind.SelfHarmEmergencyServices)]
    [InlineData(SafeguardingActionKind.SelfHarmMentalHealth)]
    [InlineData(SafeguardingActionKind.SelfHarmSafetyPlan)]
    public async Task An_action_about_self_harm_meets_that_alone(SafeguardingActionKind kind)
    {
        var assessed = await AssessAsync(Indicator.SexualViolence, Indicator.Suicidal);
        var acted = await caller.ActAsync(assessed, kind);
        Assert.Equal(
            (AssessmentState.AwaitingSafeguardingAction, RequirementState.Met), (acted.State, acted.SelfHarmAction));
        Assert.Equal(
            AssessmentState.AwaitingSafeguardingAction, (await caller.GetCaseAsync(assessed.CaseId)).AssessmentState);
    }

    [Theory]
    [InlineData(SafeguardingActionKind.ConsultedSafeguardingLead)]
    [InlineData(SafeguardingActionKind.SafetyPlan)]
    [InlineData(SafeguardingActionKind.Other)]
    public async Task Any_other_action_does_not_meet_self_harm(SafeguardingActionKind kind)
    {
        var assessed = await AssessAsync(Indicator.SexualViolence, Indicator.Suicidal);
        Assert.Equal(RequirementState.Awaited, assessed.SelfHarmAction);
        var acted = await caller.ActAsync(assessed, kind);
        Assert.Equal((AssessmentState.Complete, RequirementState.Awaited), (acted.State, acted.SelfHarmAction));
        Assert.Equal(acted, await caller.GetAsync(assessed));
    }

    [Fact]
    public async Task An_action_meets_earlier_assessments_and_no_later_one()
    {
        var first = await AssessAsync(Indicator.WeaponUse);
        var second = await caller.AssessAsync(first.CaseId);
        var third = await caller.AssessAsync(first.CaseId);
        await caller.ActAsync(second, SafeguardingActionKind.ContactedPolice);

        Assert.Equal(AssessmentState.Complete, (await caller.GetAsync(first)).State);
        Assert.Equal(AssessmentState.Complete, (await caller.GetAsync(second)).State);
        Assert.Equal(AssessmentState.AwaitingSafeguardingAction, (await caller.GetAsync(third)).State);
        Assert.Equal(
            AssessmentState.AwaitingSafeguardingAction, (await caller.GetCaseAsync(first.CaseId)).AssessmentState);
    }

    [Fact]
    public async Task What_is_no_longer_there_still_awaits_the_action_it_asked_for()
    {
        var first = await AssessAsync(Indicator.WeaponUse);
        var second = await caller.AssessAsync(
            first.CaseId, Observed(Indicator.WeaponUse, Presence.Absent, SourceKind.Police));
        Assert.False(second.SafeguardingActionRequired);
        Assert.Equal(AssessmentState.Complete, second.State);
        Assert.Equal(
            AssessmentState.AwaitingSafeguardingAction, (await caller.GetCaseAsync(first.CaseId)).AssessmentState);

        await caller.ActAsync(second, SafeguardingActionKind.ReferredMarac);
        Assert.Equal(AssessmentState.Complete, (await caller.GetAsync(first)).State);
    }

    [Fact]
    public async Task Actions_sent_with_an_assessment_count_for_it_and_for_earlier_ones()
    {
        var first = await AssessAsync(Indicator.WeaponUse, Indicator.Suicidal);
        var second = await caller.AssessAsync(new AssessRequest
        {
            CaseId = first.CaseId,
            ActionsTaken =
            {
                new SafeguardingAction { Kind = SafeguardingActionKind.ContactedPolice },
                new SafeguardingAction { Kind = SafeguardingActionKind.SelfHarmSafetyPlan },
            },
        });
        Assert.Equal((AssessmentState.Complete, RequirementState.Met), (second.State, second.SelfHarmAction));
        Assert.Equal(
            [SafeguardingActionKind.SelfHarmSafetyPlan, SafeguardingActionKind.ContactedPolice],
            second.Actions.Select(action => action.Kind));
        Assert.Equal(second, await caller.GetAsync(second));
        var earlier = await caller.GetAsync(first);
        Assert.Equal((AssessmentState.Complete, RequirementState.Met), (earlier.State, earlier.SelfHarmAction));
        Assert.Empty(earlier.Actions);
    }

    [Fact]
    public async Task An_action_is_kept_as_it_was_sent_and_times_are_never_ahead()
    {
        var assessed = await AssessAsync(Indicator.WeaponUse);
        var now = host.Clock.GetUtcNow();
        var request = new RecordSafeguardingActionRequest
        {
            CaseId = assessed.CaseId,
            AssessmentId = assessed.AssessmentId,
            RequestId = Id(),
            Action = new SafeguardingAction
            {
                Kind = SafeguardingActionKind.LiaisedWithSurvivor,
                ActionTime = now.AddHours(-3).ToTimestamp(),
                WorkerId = "w-7",
                Note = "At a safe number",
            },
        };
        var action = (await caller.Assessments.RecordSafeguardingActionAsync(request)).Assessment.Actions.Single();
        request.Action.ActionId = action.ActionId;
        Assert.Equal(request.Action, action);

        request.Action.ActionTime = now.AddMinutes(2).ToTimestamp();
        request.RequestId = Id();
        var refused = await Failures.RefusedAsync(() => caller.Assessments.RecordSafeguardingActionAsync(request));
        Assert.Equal(["action.action_time"], refused.Fields);
        var other = await AssessAsync(Indicator.WeaponUse);
        (request.Action.ActionTime, request.AssessmentId) = (null, other.AssessmentId);
        refused = await Failures.RefusedAsync(() => caller.Assessments.RecordSafeguardingActionAsync(request));
        Assert.Equal(StatusCode.NotFound, refused.Code);
    }

    private async Task<Assessment> AssessAsync(params Indicator[] present) => await caller.AssessAsync(
        (await caller.CreateCaseAsync()).CaseId, [.. present.Select(i => Observed(i, SourceKind.Police))]);
}
