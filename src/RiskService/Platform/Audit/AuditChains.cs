using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>The chains of the audit, for checkpoints.</summary>
internal sealed class AuditChains(RiskDbContext db) : ChainSource
{
    internal override ChainKind Kind => ChainKind.Audit;

    internal override Task<byte[]?> HashAtAsync(Guid chainId, long number, CancellationToken cancellationToken) =>
        db.Set<AuditRow>().Where(r => r.ChainId == chainId && r.Number == number).Select(r => (byte[]?)r.Hash)
            .SingleOrDefaultAsync(cancellationToken);

    internal override Task<long> LengthAsync(Guid chainId, CancellationToken cancellationToken) =>
        db.Set<AuditRow>().Where(r => r.ChainId == chainId).OrderByDescending(r => r.Number).Select(r => r.Number)
            .FirstOrDefaultAsync(cancellationToken);

    protected override IQueryable<ChainPlace> Since(DateTimeOffset time) =>
        OfEveryAgency().Where(r => r.ReadTime >= time).OrderBy(r => r.ReadTime)
            .Select(r => new ChainPlace(r.AgencyId, r.ChainId, r.Number));

    protected override IQueryable<byte[]> HashAt(ChainPlace place) =>
        OfEveryAgency().Where(r =>
            r.AgencyId == place.AgencyId && r.ChainId == place.ChainId && r.Number == place.Number).Select(r => r.Hash);

#pragma warning disable RS0030 // A checkpoint covers all agencies; it reads ids, numbers and hashes alone.
    private IQueryable<AuditRow> OfEveryAgency() =>
        db.Set<AuditRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
