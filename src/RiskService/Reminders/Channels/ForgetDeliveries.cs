using System.Buffers.Binary;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Deletes what was sent or dropped long ago, agency by agency. What failed for good stays until somebody has sent it
/// again. Running twice, late or on several machines at once deletes the same.
/// </summary>
internal sealed partial class ForgetDeliveries(IServiceScopeFactory scopes, ILogger<ForgetDeliveries> log)
{
    // For Hangfire, which gives the token. The next run tries again, not Hangfire.
    [AutomaticRetry(Attempts = 0)]
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        string? agency = null;
        while ((agency = await NextAsync(agency, cancellationToken)) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.ForAgency(agency, DeliveryRun.Worker);
                await scope.ServiceProvider.GetRequiredService<OldDeliveries>().DeleteAsync(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogKept(e.GetType().FullName);
            }
        }
    }

    private async Task<string?> NextAsync(string? after, CancellationToken cancellationToken)
    {
        await using var finding = scopes.CreateAsyncScope();
        return await finding.ServiceProvider.GetRequiredService<ChannelFinder>()
            .NextAgencyAsync(after, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Error, "Old deliveries of an agency could not be deleted: {ExceptionType}")]
    private partial void LogKept(string? exceptionType);
}

/// <summary>Deletes those of one agency, in batches so that no write waits long behind one.</summary>
internal sealed class OldDeliveries(
    RiskDbContext db, CommitQueue commits, TimeProvider clock, IOptions<DeliveryOptions> options)
{
    private const int Batch = 200;

    internal async Task DeleteAsync(CancellationToken cancellationToken)
    {
        var until = clock.Now().AddDays(-options.Value.KeepDays);
        await DeleteAsync(DeliveryState.Sent, until, cancellationToken);
        await DeleteAsync(DeliveryState.Dropped, until, cancellationToken);
    }

    /// <summary>Along the index by state and id: an id begins with the time at which its delivery was made.</summary>
    private async Task DeleteAsync(DeliveryState state, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (after, before) = (Guid.Empty, FirstAt(until));
        List<Guid> ids;
        do
        {
            // One that failed, and that somebody had sent again months later, counts from when it was sent.
            ids = await db.Set<DeliveryRow>()
                .Where(d => d.State == state && d.Id > after && d.Id < before
                    && (d.SentTime == null || d.SentTime < until))
                .OrderBy(d => d.Id).Take(Batch).Select(d => d.Id).ToListAsync(cancellationToken);
            if (ids.Count == 0) return;
            await commits.TogetherAsync(db, token => DeleteAsync(state, [.. ids], token), cancellationToken);
            after = ids[^1];
        }
        while (ids.Count == Batch);
    }

    /// <summary>Whatever somebody has had sent again meanwhile stays, with what it is about.</summary>
    private async Task<int> DeleteAsync(DeliveryState state, Guid[] ids, CancellationToken cancellationToken)
    {
        var deleted = await db.Set<DeliveryRow>().Where(d => ids.Contains(d.Id) && d.State == state)
            .ExecuteDeleteAsync(cancellationToken);
        var left = deleted == ids.Length
            ? [] : await db.Set<DeliveryRow>().Where(d => ids.Contains(d.Id)).Select(d => d.Id)
                .ToArrayAsync(cancellationToken);
        var gone = ids.Except(left).ToArray();
        return deleted + await db.Set<DeliveryReminderRow>().Where(r => gone.Contains(r.DeliveryId))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>No id of version 7 that was made then or later is less.</summary>
    internal static Guid FirstAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
