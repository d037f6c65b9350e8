using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Cases;

/// <summary>The chains of cases, for checkpoints.</summary>
internal sealed class CaseChains(RiskDbContext db) : ChainSource
{
    internal override ChainKind Kind => ChainKind.Case;

    internal override Task<byte[]?> HashAtAsync(Guid chainId, long number, CancellationToken cancellationToken) =>
        db.Set<EntryRow>().Where(e => e.CaseId == chainId && e.Number == number).Select(e => (byte[]?)e.Hash)
            .SingleOrDefaultAsync(cancellationToken);

    internal override Task<long> LengthAsync(Guid chainId, CancellationToken cancellationToken) =>
        db.Set<EntryRow>().Where(e => e.CaseId == chainId).OrderByDescending(e => e.Number).Select(e => e.Number)
            .FirstOrDefaultAsync(cancellationToken);

    protected override IQueryable<ChainPlace> Since(DateTimeOffset time) =>
        OfEveryAgency().Where(e => e.RecordTime >= time).OrderBy(e => e.RecordTime)
            .Select(e => new ChainPlace(e.AgencyId, e.CaseId, e.Number));

    protected override IQueryable<byte[]> HashAt(ChainPlace place) =>
        OfEveryAgency().Where(e => e.CaseId == place.ChainId && e.Number == place.Number).Select(e => e.Hash);

#pragma warning disable RS0030 // A checkpoint covers all agencies; it reads ids, numbers and hashes alone.
    private IQueryable<EntryRow> OfEveryAgency() =>
        db.Set<EntryRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
