using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Cases;

/// <summary>Makes the look-up hashes of the caller's agency's references anew, under the present look-up key.</summary>
internal sealed class ReferenceHashes(RiskDbContext db, CommitQueue commits, CaseKeys keys, MasterKeys masters)
{
    /// <summary>
    /// The hash is replaced only while it is still the one that was read: a reference that somebody changes meanwhile
    /// stays as they changed it. A hash is no change of the case, so its version stays.
    /// </summary>
    internal Task<int> RehashAsync(
        IReadOnlyCollection<Guid> caseIds, string? keyId, CancellationToken cancellationToken) =>
        commits.TogetherAsync(db, async token =>
        {
            var found = await db.Set<CaseRow>()
                .Where(c => caseIds.Contains(c.Id) && c.ReferenceHash != null && c.ReferenceKeyId == keyId)
                .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new { Row = c, Key = k })
                .ToListAsync(token);
            var count = 0;
            foreach (var x in found)
            {
                if (keys.TryOpen(x.Key) is { } key) count += await RehashAsync(x.Row, key, token);
            }

            return count;
        }, cancellationToken);

    private async Task<int> RehashAsync(CaseRow row, CaseKey key, CancellationToken cancellationToken)
    {
        var reference = key.OpenText(row.Reference, "case.reference", row.Id);
        var (former, now, id) = (row.ReferenceHash, masters.LookupHash(row.AgencyId, reference), masters.LookupId);

        // A copy of the service that did not know the former key gave the same reference again. Both cases stay
        // findable under their own hashes; the agency has to give one of them another reference.
        if (await db.Set<CaseRow>().AnyAsync(
            c => c.AgencyId == row.AgencyId && c.ReferenceHash == now && c.Id != row.Id, cancellationToken))
        {
            return 0;
        }

        return await db.Set<CaseRow>().Where(c => c.Id == row.Id && c.ReferenceHash == former).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ReferenceHash, now).SetProperty(c => c.ReferenceKeyId, id),
            cancellationToken);
    }
}
