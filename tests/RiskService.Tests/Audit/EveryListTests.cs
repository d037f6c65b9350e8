using RiskPlatform.V1;
using RiskService.Tests.Retention;
using RiskService.Tests.SubjectAccess;

namespace RiskService.Tests.Audit;

/// <summary>A list over many cases names no case, and is a read of each that it shows (RECORD-3).</summary>
public sealed class EveryListTests
{
    private const string Agency = "lists";

    [Fact]
    public async Task Lists_of_retention_and_of_subject_access_are_reads_of_each_case_on_the_page()
    {
        await using var host = RetentionScene.NewHost();
        var disposed = await RetentionScene.DueAsync(host, Agency);
        await RetentionScene.RunJobAsync(host);
        var waiting = await RetentionScene.AssessedAsync(host, Agency, PartyRole.Child);
        await RetentionScene.CloseAsync(host, Agency, waiting, host.Clock.GetUtcNow().AddYears(-30));
        var asked = await RetentionScene.AssessedAsync(host, Agency);
        await host.Caller("manager", Agency).OpenAccessAsync(asked);

        var reader = host.Caller("manager", Agency, "reader");
        await reader.Retention.ListRetentionReviewsAsync(new ListRetentionReviewsRequest());
        await reader.Retention.ListDisposalsAsync(new ListDisposalsRequest());
        await reader.Answers().ListSubjectAccessAsync(new ListSubjectAccessRequest());

        var reads = await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(
            new[]
            {
                ("riskplatform.v1.RetentionService/ListDisposals", disposed),
                ("riskplatform.v1.RetentionService/ListRetentionReviews", waiting),
                ("riskplatform.v1.SubjectAccessService/ListSubjectAccess", asked),
            },
            reads.Select(r => (r.Operation, r.CaseId)).Order());
    }
}
