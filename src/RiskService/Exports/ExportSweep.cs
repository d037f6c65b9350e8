using System.Linq.Expressions;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>
/// Looks for exports that wait, were left by a process that ended, or are past their term, and has them seen to. What
/// it finds twice is done once.
/// </summary>
internal sealed class ExportSweep(RiskDbContext db, IBackgroundJobClient jobs, TimeProvider clock)
{
    private const int Most = 100;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        foreach (var e in await FindAsync(
            e => (e.State == EvidenceExportState.Pending || e.State == EvidenceExportState.Running)
                && (e.LeaseUntil == null || e.LeaseUntil <= now), cancellationToken))
        {
            jobs.Enqueue<MakeExport>(j => j.ExecuteAsync(e.AgencyId, e.CaseId, e.Id, CancellationToken.None));
        }

        foreach (var e in await FindAsync(
            e => e.State == EvidenceExportState.Ready && e.ExpireTime <= now, cancellationToken))
        {
            jobs.Enqueue<ExpireExport>(j => j.ExecuteAsync(e.AgencyId, e.CaseId, e.Id, CancellationToken.None));
        }
    }

    private sealed record Found(string AgencyId, Guid CaseId, Guid Id);

#pragma warning disable RS0030 // A sweep has no caller; it reads ids alone, and each is seen to as its own agency.
    private Task<List<Found>> FindAsync(
        Expression<Func<ExportRow, bool>> due, CancellationToken cancellationToken) =>
        db.Set<ExportRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]).Where(due).OrderBy(e => e.Id)
            .Select(e => new Found(e.AgencyId, e.CaseId, e.Id)).Take(Most).ToListAsync(cancellationToken);
#pragma warning restore RS0030
}
