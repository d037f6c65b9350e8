using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-5: where a system assessed and named nobody, nobody can be shown to be a second person.</summary>
public sealed class UnknownAssessorTests(ServiceHost host)
{
    private const string Agency = "unknown-assessor";

    private readonly TestCaller system = host.Caller("agency_system", Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Nobody_approves_what_a_system_assessed_in_nobodys_name(string? workerId)
    {
        var lower = await LowerLevelTests.LowerAsync(
            system, workerId is null ? null : new AssessingWorker { WorkerId = workerId, SupervisorId = "s-1" });
        Assert.Equal(LowerLevelState.AwaitingApproval, lower.LowerLevelState);
        TestCaller[] deciders =
            [manager, host.Caller("manager", Agency, "another-manager"), host.Caller("safeguarding_lead", Agency)];
        foreach (var decider in deciders)
        {
            var refused = await Failures.RefusedAsync(() => decider.ApproveAsync(lower));
            Assert.Equal(("SECOND_PERSON_REQUIRED", "ASSESS-5"), (refused.Reason, refused.Rule));
        }

        Assert.Equal(lower, await manager.GetAsync(lower));
        Assert.Equal(RiskLevel.High, (await manager.GetCaseAsync(lower.CaseId)).Level);

        // The way out: somebody assesses in their own name.
        var again = await host.Caller(agency: Agency).AssessAsync(lower.CaseId);
        Assert.Equal(RiskLevel.Standard, (await manager.ApproveAsync(again)).Level);
    }

    [Fact]
    public async Task Another_person_approves_what_a_system_assessed_in_somebodys_name()
    {
        var lower = await LowerLevelTests.LowerAsync(system, new AssessingWorker { WorkerId = "w-1" });
        Assert.Equal(RiskLevel.Standard, (await manager.ApproveAsync(lower)).Level);
        Assert.Equal(RiskLevel.Standard, (await manager.GetCaseAsync(lower.CaseId)).Level);
    }
}
