using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskService.Tests.Host;

namespace RiskService.Tests.Channels;

/// <summary>Cases with a reviewer.</summary>
internal static class Reviewing
{
    internal static async Task<string> CaseAsync(
        this ServiceHost host, string reviewer, string agency = Channelling.Agency)
    {
        var id = (await host.Caller(agency: agency).CreateCaseAsync()).CaseId;
        await host.AssignAsync(id, reviewer, agency);
        return id;
    }

    internal static Task AssignAsync(
        this ServiceHost host, string caseId, string reviewer, string agency = Channelling.Agency) =>
        host.ChangeAsync(caseId, row =>
        {
            (row.ReviewerId, row.ReviewerKey) = (reviewer, AllocationRow.Key(reviewer));
        }, agency);

    internal static Task ChangeAsync(
        this ServiceHost host, string caseId, Action<CaseRow> change, string agency = Channelling.Agency) =>
        host.WithAsync(agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            var id = Guid.Parse(caseId);
            change(await db.Set<CaseRow>().AsTracking().SingleAsync(c => c.Id == id));
            await db.SaveChangesAsync();
        });
}
