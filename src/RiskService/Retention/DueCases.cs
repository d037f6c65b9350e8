using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Retention;

/// <summary>A case whose term has ended, and whose it is.</summary>
internal sealed record DueCase(Guid CaseId, string AgencyId, DateTimeOffset RetainUntil);

/// <summary>
/// Finds, over all agencies, the cases that are to be disposed of, the longest due first. Along an index that holds
/// neither open cases nor those that wait for a hold or a decision.
/// </summary>
internal sealed class DueCases(RiskDbContext db)
{
    internal Task<List<DueCase>> NextAsync(
        DateTimeOffset now, DueCase? after, int most, CancellationToken cancellationToken)
    {
        var due = OfEveryAgency().Where(c => c.AfterTerm == AfterTerm.Dispose && c.RetainUntil <= now);
        if (after is var (id, _, time))
        {
            due = due.Where(c => c.RetainUntil >= time && (c.RetainUntil > time || c.Id > id));
        }

        return due.OrderBy(c => c.RetainUntil).ThenBy(c => c.Id).Take(most)
            .Select(c => new DueCase(c.Id, c.AgencyId, c.RetainUntil!.Value)).ToListAsync(cancellationToken);
    }

#pragma warning disable RS0030 // A sweep has no caller; it reads which cases and whose they are, no content.
    private IQueryable<CaseRow> OfEveryAgency() =>
        db.Set<CaseRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
