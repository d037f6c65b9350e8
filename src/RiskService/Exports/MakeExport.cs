using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Exports.Zip;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>
/// Makes an export. Whoever takes it holds a lease and renews it with its progress; if the process ends, another begins
/// again when the lease is past. Two who try at once: the row's version lets one. Each writes pieces of its own, and
/// the row says whose are the file, so that one who lost the lease can't spoil it.
/// </summary>
internal sealed partial class MakeExport(
    RiskDbContext db, CurrentCaller caller, CaseKeys keys, EvidenceFile file, ExportChunks chunks,
    ExportSignals signals, TimeProvider clock, IOptions<ExportOptions> options, ILogger<MakeExport> log)
{
    private const int ProgressEvery = 500;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    // For Hangfire, which gives the token. The sweep tries again, not Hangfire: what it knows is in the database.
    [AutomaticRetry(Attempts = 0)]
    public async Task ExecuteAsync(string agencyId, Guid caseId, Guid exportId, CancellationToken cancellationToken)
    {
        caller.Set(Caller.Service(agencyId));
        if (await TakeAsync(caseId, exportId, cancellationToken) is not var (row, before)) return;
        try
        {
            await MakeAsync(row, before, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another has it, or the case was disposed of: nothing of this run stays.
            db.ChangeTracker.Clear();
            await chunks.RemoveRunAsync(caseId, row.RunId!.Value, CancellationToken.None);
        }
        catch (Exception e)
        {
            // By type only: a message may quote what somebody said.
            LogFailed(exportId, row.Attempts, e.GetType().FullName, e.StackTrace);
            await GiveUpAsync(row, e is OperationCanceledException);
        }
    }

    /// <summary>The export, and the run that had it before, if any; null if there is nothing to do.</summary>
    private async Task<(ExportRow Row, Guid? Before)?> TakeAsync(
        Guid caseId, Guid exportId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var row = await db.Set<ExportRow>().AsTracking()
            .SingleOrDefaultAsync(e => e.CaseId == caseId && e.Id == exportId, cancellationToken);
        if (row is null || !IsDue(row, now)) return null;
        var before = row.RunId;
        (row.State, row.RunId, row.EntriesDone) = (EvidenceExportState.Running, Ids.Next(now), 0);

        // What ends the process each time must not go on for ever.
        var hopeless = row.Attempts++ >= options.Value.Attempts;
        if (hopeless) (row.State, row.RunId, row.EndTime) = (EvidenceExportState.Failed, null, now);
        try
        {
            await SaveAsync(row, cancellationToken);
            if (!hopeless) return (row, before);
            await chunks.RemoveAsync(row, cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private static bool IsDue(ExportRow row, DateTimeOffset now) =>
        row.State is EvidenceExportState.Pending or EvidenceExportState.Running
        && (row.LeaseUntil is not { } until || until <= now);

    private async Task MakeAsync(ExportRow row, Guid? before, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(row.CaseId, cancellationToken)
            ?? throw new InvalidOperationException("The case has no key.");
        if (before is { } run) await chunks.RemoveRunAsync(row.CaseId, run, cancellationToken);
        var stream = new ChunkStream(ExportChunkRow.Size);
        var stored = 0;
        await file.WriteAsync(row, key, stream, async (done, finished) =>
        {
            var pieces = finished ? stream.TakeAll() : stream.TakeFull();
            await chunks.AddAsync(row, key, stored, pieces, cancellationToken);
            stored += pieces.Count;
            if (!finished && IsWorthSaving(row, done)) await SaveAsync(row, cancellationToken);
        }, cancellationToken);

        var now = clock.Now();
        (row.State, row.EndTime, row.EntriesDone) = (EvidenceExportState.Ready, now, row.EntryCount);
        row.ExpireTime = now.AddDays(options.Value.KeepDays);
        (row.SizeBytes, row.Sha256) = (stream.Length, stream.Sha256());
        await SaveAsync(row, cancellationToken);
    }

    /// <summary>Now and then: each time is a write, and those who watch can't read faster.</summary>
    private bool IsWorthSaving(ExportRow row, long done)
    {
        var lease = TimeSpan.FromMinutes(options.Value.LeaseMinutes);
        if (done - row.EntriesDone < ProgressEvery && row.LeaseUntil - clock.Now() > lease / 2) return false;
        row.EntriesDone = done;
        return true;
    }

    /// <summary>For a later attempt, or for good after the last; a stop of the service counts for nothing.</summary>
    private async Task GiveUpAsync(ExportRow row, bool stopped)
    {
        // Pieces that could not be stored must not be stored after all, with the next save.
        foreach (var piece in db.ChangeTracker.Entries<ExportChunkRow>().ToList()) piece.State = EntityState.Detached;
        await chunks.RemoveRunAsync(row.CaseId, row.RunId!.Value, CancellationToken.None);
        if (stopped) row.Attempts--;
        var now = clock.Now();
        var failed = row.Attempts >= options.Value.Attempts;
        row.State = failed ? EvidenceExportState.Failed : EvidenceExportState.Pending;
        (row.RunId, row.EntriesDone, row.EndTime) = (null, 0, failed ? now : null);
        try
        {
            await SaveAsync(row, stopped ? null : now + RetryAfter, CancellationToken.None);
            if (failed) await chunks.RemoveAsync(row, CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another has it by now.
        }
    }

    private Task SaveAsync(ExportRow row, CancellationToken cancellationToken) =>
        SaveAsync(row, clock.Now().AddMinutes(options.Value.LeaseMinutes), cancellationToken);

    private async Task SaveAsync(ExportRow row, DateTimeOffset? leaseUntil, CancellationToken cancellationToken)
    {
        row.LeaseUntil = leaseUntil;
        row.Version++;
        await db.SaveChangesAsync(cancellationToken);
        signals.Changed(row.Id);
    }

    [LoggerMessage(1, LogLevel.Warning, "Export {ExportId}, attempt {Attempt}: {ExceptionType}{NewLineAndStack}")]
    private partial void LogFailed(Guid exportId, int attempt, string? exceptionType, string? newLineAndStack);
}
