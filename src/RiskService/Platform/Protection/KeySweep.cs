using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>Finds, over all agencies, which master keys wrap and what. Reads ids alone, along an index.</summary>
internal sealed class KeySweep(RiskDbContext db)
{
    /// <summary>Each id once, by one seek for each.</summary>
    internal async Task<List<string>> MasterKeyIdsAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        while (await NextAsync(ids.LastOrDefault(""), cancellationToken) is { } next) ids.Add(next);
        return ids;
    }

    internal Task<List<FoundCase>> WrappedByAsync(
        string keyId, Guid after, int most, CancellationToken cancellationToken) =>
        OfEveryAgency().Where(k => k.MasterKeyId == keyId && k.CaseId > after).OrderBy(k => k.CaseId).Take(most)
            .Select(k => new FoundCase(k.CaseId, k.AgencyId)).ToListAsync(cancellationToken);

    /// <summary>Without a key that case keys are wrapped by, those cases could not be opened.</summary>
    internal static async Task CheckKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var known = services.GetRequiredService<MasterKeys>().Ids.ToHashSet();
        var used = await services.GetRequiredService<KeySweep>().MasterKeyIdsAsync(cancellationToken);
        var missing = used.Where(id => !known.Contains(id)).ToList();
        if (missing.Count == 0) return;
        throw new StartupException(
            $"Cases are still protected by master keys that are not configured: {string.Join(", ", missing)}. "
            + "Add them to Protection:MasterKeys until the service says that they can go.");
    }

    private Task<string?> NextAsync(string after, CancellationToken cancellationToken) =>
        OfEveryAgency().Where(k => k.MasterKeyId.CompareTo(after) > 0).OrderBy(k => k.MasterKeyId)
            .Select(k => (string?)k.MasterKeyId).FirstOrDefaultAsync(cancellationToken);

#pragma warning disable RS0030 // A sweep has no caller; it reads which cases and whose they are, no content.
    private IQueryable<CaseKeyRow> OfEveryAgency() =>
        db.Set<CaseKeyRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
