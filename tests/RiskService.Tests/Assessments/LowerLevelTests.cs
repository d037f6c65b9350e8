using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-5: from HIGH a lower level takes a second person.</summary>
public sealed class LowerLevelTests(ServiceHost host)
{
    private const string Agency = "lower-level";

    private readonly TestCaller practitioner = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task The_higher_level_stands_until_it_is_approved()
    {
        var lower = await LowerAsync(practitioner);
        Assert.Equal((RiskLevel.High, RiskLevel.Standard), (lower.Level, lower.EvaluatedLevel));
        Assert.Equal(LowerLevelState.AwaitingApproval, lower.LowerLevelState);
        Assert.Equal([RuleInput.StandingLevel], lower.Fired("ASSESS-5")!.Inputs);
        Assert.Equal(
            TimeSpan.FromDays(7), lower.NextReviewTime.ToDateTimeOffset() - lower.CreateTime.ToDateTimeOffset());
        Assert.Equal(RiskLevel.High, (await practitioner.GetCaseAsync(lower.CaseId)).Level);
        Assert.Equal(lower, await practitioner.GetAsync(lower));
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("safeguarding_lead")]
    public async Task Approved_it_is_the_level_of_assessment_and_case_and_the_review_stays(string role)
    {
        var lower = await LowerAsync(practitioner);
        var before = await practitioner.GetCaseAsync(lower.CaseId);
        var approved = await host.Caller(role, Agency).ApproveAsync(lower);
        Assert.Equal((RiskLevel.Standard, LowerLevelState.Approved), (approved.Level, approved.LowerLevelState));
        Assert.Equal(approved, await practitioner.GetAsync(lower));

        var after = await practitioner.GetCaseAsync(lower.CaseId);
        Assert.Equal(RiskLevel.Standard, after.Level);
        Assert.Equal(before.NextReviewTime, after.NextReviewTime);
        Assert.NotEqual(before.Etag, after.Etag);
        await AssertNothingWaitsAsync(lower);
    }

    [Fact]
    public async Task Who_assessed_never_approves_nor_does_the_worker_it_was_made_for()
    {
        var own = await LowerAsync(manager);
        var refused = await Failures.RefusedAsync(() => manager.ApproveAsync(own));
        Assert.Equal(("SECOND_PERSON_REQUIRED", "ASSESS-5"), (refused.Reason, refused.Rule));

        var named = await LowerAsync(
            host.Caller("agency_system", Agency), new AssessingWorker { WorkerId = $" Manager-of-{Agency} " });
        refused = await Failures.RefusedAsync(() => manager.ApproveAsync(named));
        Assert.Equal(("SECOND_PERSON_REQUIRED", "ASSESS-5"), (refused.Reason, refused.Rule));
        Assert.Equal(named, await manager.GetAsync(named));
        Assert.Equal(RiskLevel.High, (await manager.GetCaseAsync(named.CaseId)).Level);
        await host.Caller("manager", Agency, "another-manager").ApproveAsync(named);
    }

    [Theory]
    [InlineData("practitioner")]
    [InlineData("reviewer")]
    [InlineData("agency_system")]
    public async Task It_takes_a_manager_or_safeguarding_lead(string role)
    {
        var lower = await LowerAsync(practitioner);
        var refused = await Failures.RefusedAsync(() => host.Caller(role, Agency, "somebody-else").ApproveAsync(lower));
        Assert.Equal((StatusCode.PermissionDenied, "FORBIDDEN"), (refused.Code, refused.Reason));
        Assert.Equal(lower, await practitioner.GetAsync(lower));
    }

    [Fact]
    public async Task It_takes_a_reason()
    {
        var lower = await LowerAsync(practitioner);
        var refused = await Failures.RefusedAsync(() => manager.ApproveAsync(lower, " "));
        Assert.Equal(["reason"], refused.Fields);
        Assert.Equal(lower, await practitioner.GetAsync(lower));
    }

    [Fact]
    public async Task A_later_assessment_takes_its_place()
    {
        var lower = await LowerAsync(practitioner);
        var later = await practitioner.AssessAsync(lower.CaseId);
        Assert.Equal(LowerLevelState.AwaitingApproval, later.LowerLevelState);
        var superseded = await practitioner.GetAsync(lower);
        Assert.Equal((LowerLevelState.Superseded, RiskLevel.High), (superseded.LowerLevelState, superseded.Level));
        await AssertNothingWaitsAsync(lower);

        Assert.Equal(RiskLevel.Standard, (await manager.ApproveAsync(later)).Level);
        Assert.Equal(LowerLevelState.Superseded, (await practitioner.GetAsync(lower)).LowerLevelState);
    }

    [Fact]
    public async Task What_is_heard_meanwhile_ends_the_waiting()
    {
        var lower = await LowerAsync(practitioner);
        var raised = await practitioner.AssessAsync(lower.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.Equal((RiskLevel.Imminent, LowerLevelState.NotNeeded), (raised.Level, raised.LowerLevelState));
        await AssertNothingWaitsAsync(lower);
        await AssertNothingWaitsAsync(raised);
    }

    [Fact]
    public async Task Below_high_a_lower_level_needs_nobody()
    {
        var caseId = (await practitioner.CreateCaseAsync()).CaseId;
        Assert.Equal(RiskLevel.Medium, (await practitioner.AssessAsync(caseId)).Level);
        var lower = await practitioner.AssessAsync(caseId, AllAbsent());
        Assert.Equal((RiskLevel.Standard, LowerLevelState.NotNeeded), (lower.Level, lower.LowerLevelState));
        await AssertNothingWaitsAsync(lower);
    }

    private async Task AssertNothingWaitsAsync(Assessment assessment)
    {
        var refused = await Failures.RefusedAsync(() => manager.ApproveAsync(assessment));
        Assert.Equal(("ILLEGAL_TRANSITION", "ASSESS-5"), (refused.Reason, refused.Rule));
    }

    /// <summary>HIGH by the word of the police, which then takes it back.</summary>
    internal static async Task<Assessment> LowerAsync(TestCaller caller, AssessingWorker? worker = null)
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        var high = await caller.AssessAsync(
            caseId, [.. AllAbsent(), Observed(Indicator.SexualViolence, SourceKind.Police)]);
        Assert.Equal(RiskLevel.High, high.Level);
        return await caller.AssessAsync(new AssessRequest
        {
            CaseId = caseId,
            Observations = { Observed(Indicator.SexualViolence, Presence.Absent, SourceKind.Police) },
            Worker = worker,
        });
    }
}
