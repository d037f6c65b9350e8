using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>Wraps the caller's agency's case keys anew. What the keys seal is not touched.</summary>
internal sealed class KeyWraps(RiskDbContext db, CommitQueue commits, MasterKeys masters)
{
    /// <summary>
    /// Those of them that this key still wraps. Somebody else may be at the same: whoever is second finds nothing to
    /// do, and what was destroyed meanwhile stays so.
    /// </summary>
    internal Task<int> RewrapAsync(
        IReadOnlyCollection<Guid> caseIds, string keyId, CancellationToken cancellationToken) =>
        commits.TogetherAsync(db, async token =>
        {
            var rows = await db.Set<CaseKeyRow>().Where(k => caseIds.Contains(k.CaseId) && k.MasterKeyId == keyId)
                .ToListAsync(token);
            var count = 0;
            foreach (var row in rows)
            {
                var wrapped = new WrappedKey(row.MasterKeyId, row.WrappedKey);
                if (masters.TryUnwrap(wrapped, row.CaseId) is not { } key) continue;
                var (newId, bytes) = masters.Wrap(key, row.CaseId);
                count += await db.Set<CaseKeyRow>().Where(k => k.CaseId == row.CaseId && k.MasterKeyId == keyId)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(k => k.MasterKeyId, newId).SetProperty(k => k.WrappedKey, bytes), token);
            }

            if (count > 0) await SqliteCleaning.MarkAsync(db, token);
            return count;
        }, cancellationToken);
}
