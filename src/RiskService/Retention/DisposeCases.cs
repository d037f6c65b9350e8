using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// Disposes of every case that is due (RECORD-5), each in a transaction of its own. May run twice, late or on several
/// machines: each case is disposed of once, and one that fails is tried again by the next run. Logs counts only.
/// </summary>
internal sealed partial class DisposeCases(
    IServiceScopeFactory scopes, DueCases due, CommitQueue commits, TimeProvider clock,
    IOptions<RetentionOptions> options, ILogger<DisposeCases> logger)
{
    private const string Name = "dispose-cases";

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var (now, batch) = (clock.Now(), options.Value.JobBatch);
        var disposed = 0;
        for (var found = await due.NextAsync(now, null, batch, cancellationToken); found.Count > 0;
            found = await due.NextAsync(now, found[^1], batch, cancellationToken))
        {
            foreach (var one in found) disposed += await TryAsync(one, cancellationToken);
        }

        if (disposed > 0) Disposed(disposed);

        // Each run, so that what a fault or readers kept in the files one night is gone the next.
        if (!await commits.CleanAsync()) LogInUse();
    }

    private async Task<int> TryAsync(DueCase one, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(one.AgencyId, Name);
            return await scope.ServiceProvider.GetRequiredService<DisposeCase>()
                .ExecuteAsync(one.CaseId, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed the case at this moment, or another machine disposed of it: the next run sees.
            return 0;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            Failed(e.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Information, "Disposed of the content of {Count} cases whose term had ended.")]
    private partial void Disposed(int count);

    [LoggerMessage(LogLevel.Error, "A case that is due could not be disposed of ({Reason}); the next run tries again.")]
    private partial void Failed(string reason);

    [LoggerMessage(LogLevel.Warning, "The write-ahead log was in use and is emptied by the next run.")]
    private partial void LogInUse();
}
