using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

public sealed class AssessTests(ServiceHost host)
{
    [Fact]
    public async Task A_stored_assessment_reads_back_as_it_was_answered()
    {
        var caller = host.Caller();
        var created = await caller.CreateCaseAsync(PartyRole.Child);
        var answered = await caller.AssessAsync(
            created.CaseId,
            Observed(Indicator.ThreatsToKill, SourceKind.Police),
            Observed(Indicator.ProblemWithDrink, SourceKind.Perpetrator));

        Assert.Equal(RiskLevel.Imminent, answered.Level);
        Assert.Equal(AssessmentState.AwaitingSafeguardingAction, answered.State);
        var read = await caller.Assessments.GetAssessmentAsync(new GetAssessmentRequest
        {
            CaseId = created.CaseId,
            AssessmentId = answered.AssessmentId,
        });
        Assert.Equal(answered, read.Assessment);
    }
}
