using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What services are called now. One query for all of a page.</summary>
internal static class ListingNames
{
    internal static async Task<IReadOnlyDictionary<Guid, string>> ListingNamesAsync(
        this RiskDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await db.Set<ListingRow>().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Content })
            .ToListAsync(cancellationToken)).ToDictionary(l => l.Id, l => Listing.Parser.ParseFrom(l.Content).Name);
}
