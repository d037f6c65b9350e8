using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Referrals;

namespace RiskService.Tests.Reviews;

/// <summary>A case that was read for a change before a sweep moved it to another stage.</summary>
internal sealed record SweptCase(CaseRow Row, CaseReviews Reviews, DateTimeOffset Now)
{
    internal static Task ChangeAsync(
        ServiceHost host, string agency, string caseId, LadderStage stage, Func<SweptCase, Task> change) =>
        Referring.InAsync(host, agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            var id = Guid.Parse(caseId);
            var row = await db.Set<CaseRow>().AsTracking().SingleAsync(c => c.Id == id);
            await db.Set<CaseRow>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.ReviewStage, stage)
                .SetProperty(c => c.NextStageTime, c => c.NextReviewTime));
            await change(new SweptCase(row, services.GetRequiredService<CaseReviews>(), host.Clock.Now()));
            row.Changed(host.Clock.Now());
            return await db.SaveChangesAsync();
        });
}
