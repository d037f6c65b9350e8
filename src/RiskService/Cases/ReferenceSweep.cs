using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// Finds, over all agencies, which keys made look-up hashes and of what. Reads ids alone, along an index.
/// </summary>
internal sealed class ReferenceSweep(RiskDbContext db)
{
    /// <summary>Each id once, by one seek for each; null first if hashes are older than the id.</summary>
    internal async Task<List<string?>> LookupKeyIdsAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string?>();
        if ((await HashedByAsync(null, Guid.Empty, 1, cancellationToken)).Count > 0) ids.Add(null);
        while (await NextAsync(ids.LastOrDefault() ?? "", cancellationToken) is { } next) ids.Add(next);
        return ids;
    }

    internal Task<List<FoundCase>> HashedByAsync(
        string? keyId, Guid after, int most, CancellationToken cancellationToken) =>
        Hashed().Where(c => c.ReferenceKeyId == keyId && c.Id > after).OrderBy(c => c.Id).Take(most)
            .Select(c => new FoundCase(c.Id, c.AgencyId)).ToListAsync(cancellationToken);

    /// <summary>Without a key that made hashes, their references could not be found, and be given twice.</summary>
    internal static async Task CheckKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var known = services.GetRequiredService<MasterKeys>().Ids.ToHashSet();
        var used = await services.GetRequiredService<ReferenceSweep>().LookupKeyIdsAsync(cancellationToken);
        var missing = used.Where(id => id is not null && !known.Contains(id)).ToList();
        if (missing.Count == 0) return;
        throw new StartupException(
            $"References are still found by look-up keys that are not configured: {string.Join(", ", missing)}. "
            + "Add them to Protection:MasterKeys until the service says that they can go.");
    }

    private Task<string?> NextAsync(string after, CancellationToken cancellationToken) =>
        Hashed().Where(c => c.ReferenceKeyId!.CompareTo(after) > 0).OrderBy(c => c.ReferenceKeyId)
            .Select(c => c.ReferenceKeyId).FirstOrDefaultAsync(cancellationToken);

#pragma warning disable RS0030 // A sweep has no caller; it reads which cases and whose they are, no content.
    private IQueryable<CaseRow> Hashed() =>
        db.Set<CaseRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]).Where(c => c.ReferenceHash != null);
#pragma warning restore RS0030
}
