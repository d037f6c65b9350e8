using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using RiskService.Tests.Referrals;

namespace RiskService.Tests.Reviews;

/// <summary>What an operation on a review needs the case of a scene to be.</summary>
internal static class ReviewScene
{
    internal static async Task PrepareAsync(ServiceHost host, Scene scene, string name)
    {
        switch (name)
        {
            case "ReviewService/EndExemption":
                await host.Caller("manager", scene.Agency).ExemptAsync(scene.CaseId, scene.Now.AddHours(48));
                break;
            case "ReviewService/CloseCase":
                await MakeClosableAsync(host, scene.Agency, scene.CaseId);
                break;
        }
    }

    /// <summary>As if all that stands against closing had been seen to; the etag stays.</summary>
    internal static async Task MakeClosableAsync(ServiceHost host, string agency, string caseId)
    {
        var id = Guid.Parse(caseId);
        await Referring.ChangeCaseAsync(host, agency, caseId, row =>
        {
            (row.Level, row.LowerLevelAwaiting, row.OpenCounterAllegationId) = (RiskLevel.Standard, null, null);
            (row.SafeguardingRequiredBy, row.SelfHarmRequiredBy) = (null, null);
            (row.StandardReviews, row.StandardReviewTime, row.AboveStandardTime) = (2, row.UpdateTime, null);
        });
        await Referring.InAsync(host, agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            await db.Set<ConsultationRow>().Where(c => c.CaseId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Done, true));
            return await db.Set<DeadlineRow>().Where(d => d.CaseId == id).ExecuteDeleteAsync();
        });
    }
}
