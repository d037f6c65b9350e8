using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// Moves everything to the present master key: case keys are wrapped and look-up hashes made anew, content stays as it
/// is. It only does what the database says is left, so it may run twice, late or on several machines. Logs counts and
/// ids of master keys.
/// </summary>
internal sealed partial class RewrapKeys(
    IServiceScopeFactory scopes, KeySweep wraps, ReferenceSweep hashes, MasterKeys masters, CommitQueue commits,
    ILogger<RewrapKeys> logger)
{
    private const string Name = "rewrap-keys";
    private const int Batch = 200;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var (rewrapped, rehashed) = (0, 0);
        foreach (var id in (await wraps.MasterKeyIdsAsync(cancellationToken)).Where(id => id != masters.CurrentId))
        {
            rewrapped += await EachAsync(
                (after, token) => wraps.WrappedByAsync(id, after, Batch, token),
                (services, ids, token) => services.GetRequiredService<KeyWraps>().RewrapAsync(ids, id, token),
                cancellationToken);
        }

        foreach (var id in (await hashes.LookupKeyIdsAsync(cancellationToken)).Where(id => id != masters.LookupId))
        {
            rehashed += await EachAsync(
                (after, token) => hashes.HashedByAsync(id, after, Batch, token),
                (services, ids, token) => services.GetRequiredService<ReferenceHashes>().RehashAsync(ids, id, token),
                cancellationToken);
        }

        // What a former key wrapped must not be left in the files for whoever has that key.
        if (rewrapped > 0) await commits.CleanAsync();
        if (rewrapped + rehashed > 0) Moved(rewrapped, rehashed);
        await SayWhatCanGoAsync(cancellationToken);
    }

    private async Task<int> EachAsync(
        Func<Guid, CancellationToken, Task<List<FoundCase>>> find,
        Func<IServiceProvider, Guid[], CancellationToken, Task<int>> change, CancellationToken cancellationToken)
    {
        var count = 0;
        for (var found = await find(Guid.Empty, cancellationToken); found.Count > 0;
            found = await find(found[^1].CaseId, cancellationToken))
        {
            foreach (var agency in found.GroupBy(f => f.AgencyId, f => f.CaseId))
            {
                await using var scope = scopes.ForAgency(agency.Key, Name);
                count += await TryAsync(token => change(scope.ServiceProvider, [.. agency], token), cancellationToken);
            }
        }

        return count;
    }

    /// <summary>One batch that fails does not keep the others from moving on.</summary>
    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await change(cancellationToken);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            Failed(e.GetType().Name);
            return 0;
        }
    }

    private async Task SayWhatCanGoAsync(CancellationToken cancellationToken)
    {
        var wrapping = await wraps.MasterKeyIdsAsync(cancellationToken);
        var hashing = await hashes.LookupKeyIdsAsync(cancellationToken);
        foreach (var id in masters.Ids.Where(id => id != masters.CurrentId && id != masters.LookupId))
        {
            if (wrapping.Contains(id) || hashing.Contains(id) || hashing.Contains(null)) Needed(id);
            else CanGo(id);
        }
    }

    [LoggerMessage(
        LogLevel.Information, "Moved to the present keys: {Rewrapped} case keys, {Rehashed} look-up hashes.")]
    private partial void Moved(int rewrapped, int rehashed);

    [LoggerMessage(LogLevel.Warning, "A batch of keys could not be moved ({Reason}); the next run tries it again.")]
    private partial void Failed(string reason);

    [LoggerMessage(LogLevel.Warning, "The master key {Id} is still needed.")]
    private partial void Needed(string id);

    [LoggerMessage(
        LogLevel.Information, "Nothing needs the master key {Id} any more: it can be taken out of Protection.")]
    private partial void CanGo(string id);
}
