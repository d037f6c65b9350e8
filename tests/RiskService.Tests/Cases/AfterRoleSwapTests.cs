using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>LOOK-3: what was said of the former subject is never used with the new one.</summary>
public sealed class AfterRoleSwapTests(ServiceHost host)
{
    private const string Agency = "after-role-swaps";

    private readonly TestCaller practitioner = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Nothing_said_before_is_used_with_the_new_subject_and_all_of_it_is_kept()
    {
        var on = await practitioner.AssessedAsync();
        Assert.NotEmpty((await practitioner.TalkingPointsAsync(on.CaseId)).TalkingPoints);
        var before = await practitioner.ObservationsAsync(on.CaseId);
        await manager.ApproveSwapAsync(await practitioner.ProposeSwapAsync(on));

        Assert.Equal(new GetTalkingPointsResponse(), await practitioner.TalkingPointsAsync(on.CaseId));
        Assert.All(await practitioner.FactsAsync(on.CaseId), fact => Assert.Equal(
            (Presence.Unknown, false, 0), (fact.Presence, fact.ChallengePermitted, fact.Sources.Count)));
        Assert.Equal(before, await practitioner.ObservationsAsync(on.CaseId));

        var after = await practitioner.AssessAsync(new AssessRequest
        {
            CaseId = on.CaseId,
            Stance = Stance.Open,
            Observations = { Observed(Indicator.ChecksWhereabouts, SourceKind.Perpetrator) },
        });
        Assert.Equal(
            (RiskLevel.High, RiskLevel.Medium, LowerLevelState.AwaitingApproval),
            (after.Level, after.EvaluatedLevel, after.LowerLevelState));
        var points = await practitioner.TalkingPointsAsync(on.CaseId);
        Assert.Equal([Indicator.ChecksWhereabouts], points.TalkingPoints.Select(point => point.Code));
        Assert.Null(after.SurvivorView);
        Assert.True(after.AbuseKnown);
    }

    [Fact]
    public async Task What_was_concluded_about_the_former_subject_does_not_silence_the_new_one()
    {
        var on = await practitioner.AssessedAsync();
        var opened = await practitioner.AssessAsync(
            on.CaseId, Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        await practitioner.ConcludeAsync(
            on.CaseId, opened.CounterAllegation.CounterAllegationId, CounterAllegationOutcome.Supported);
        on = await practitioner.GetCaseAsync(on.CaseId);
        await manager.ApproveSwapAsync(await practitioner.ProposeSwapAsync(on));

        // The clock stands still, so this is heard at the very moment of the conclusion.
        var says = await practitioner.AssessAsync(
            on.CaseId, Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        Assert.Equal(CounterAllegationState.Open, says.CounterAllegation.State);
    }

    [Theory]
    [InlineData(false, ChildRelation.Subject, ChildRelation.Survivor)]
    [InlineData(false, ChildRelation.Survivor, ChildRelation.Subject)]
    [InlineData(false, ChildRelation.Both, ChildRelation.Both)]
    [InlineData(false, ChildRelation.Neither, ChildRelation.Neither)]
    [InlineData(true, ChildRelation.Subject, ChildRelation.Survivor)]
    [InlineData(true, ChildRelation.Survivor, ChildRelation.Unspecified)]
    [InlineData(true, ChildRelation.Both, ChildRelation.Survivor)]
    public async Task A_child_stays_related_to_the_people_it_was_related_to(
        bool anotherSurvivor, ChildRelation before, ChildRelation after)
    {
        Party[] more = [new() { Role = PartyRole.Child, ChildRelation = before }];
        if (anotherSurvivor) more = [.. more, new() { Role = PartyRole.Survivor }];
        var on = await practitioner.AssessedAsync(more);
        var swapped = await manager.ApproveSwapAsync(await practitioner.ProposeSwapAsync(on));
        var child = swapped.Parties.Last(party => party.Role == PartyRole.Child);
        Assert.Equal((after, before != ChildRelation.Neither), (child.ChildRelation, child.HeldAsVictim));
        Assert.Equal(swapped, await practitioner.GetCaseAsync(on.CaseId));
    }
}
