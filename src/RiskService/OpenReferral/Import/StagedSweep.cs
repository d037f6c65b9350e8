using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// Throws away what was staged and not applied within its term, and takes away what imports that have ended still hold.
/// Running twice, late or on several machines at once does the same.
/// </summary>
internal sealed class StagedSweep(
    RiskDbContext db, CommitQueue commits, TimeProvider clock, IOptions<OpenReferralOptions> options)
{
    private const int Most = 20;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await DiscardAsync(cancellationToken);
        while (await EndedAsync(cancellationToken) is { } ended)
        {
            await commits.TogetherAsync(db, token => EmptyAsync(ended, token), cancellationToken);
        }
    }

    private async Task DiscardAsync(CancellationToken cancellationToken)
    {
        var cutoff = clock.Now().AddDays(-options.Value.StagedDays);
        while (true)
        {
            var old = await db.Set<DirectoryImportRow>().AsTracking()
                .Where(r => r.HoldsContent && r.State == ImportState.Staged && r.CreateTime < cutoff)
                .OrderBy(r => r.CreateTime).Take(Most).ToListAsync(cancellationToken);
            if (old.Count == 0) return;
            foreach (var import in old) DiscardImport.Discard(import, clock.Now());
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody ended one meanwhile; the others are found again.
            }

            db.ChangeTracker.Clear();
        }
    }

    private Task<Guid?> EndedAsync(CancellationToken cancellationToken) =>
        db.Set<DirectoryImportRow>().Where(r => r.HoldsContent && r.State != ImportState.Staged)
            .OrderBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<int> EmptyAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Set<DirectoryImportItemRow>().Where(r => r.ImportId == id && r.Content != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Content, (byte[]?)null), cancellationToken);
        await db.Set<DirectoryImportOrganisationRow>().Where(r => r.ImportId == id)
            .ExecuteDeleteAsync(cancellationToken);
        return await db.Set<DirectoryImportRow>().Where(r => r.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.HoldsContent, false), cancellationToken);
    }
}
