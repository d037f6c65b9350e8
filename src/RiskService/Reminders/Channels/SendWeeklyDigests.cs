using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Makes the weekly digests that are due, and says when each person's next one is. The id of a digest is made of whose
/// it is and for when, so that however often this runs there is one. An agency whose digests can't be made is passed,
/// and seen to in the next run.
/// </summary>
internal sealed partial class SendWeeklyDigests(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendWeeklyDigests> log)
{
    private const int Batch = 200;

    // For Hangfire, which gives the token. The next run tries again, not Hangfire.
    [AutomaticRetry(Attempts = 0)]
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        List<DueDigest> due;
        DueDigest? after = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var finding = scopes.CreateAsyncScope();
            due = await finding.ServiceProvider.GetRequiredService<ChannelFinder>()
                .DueDigestsAsync(clock.Now(), after, Batch, cancellationToken);
            foreach (var ofAgency in due.GroupBy(d => d.AgencyId, StringComparer.Ordinal))
            {
                await MakeAsync(ofAgency.Key, [.. ofAgency], cancellationToken);
            }

            if (due.Count > 0) after = due[^1];
        }
        while (due.Count == Batch);
    }

    private async Task MakeAsync(string agencyId, List<DueDigest> due, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(agencyId, DeliveryRun.Worker);
            await scope.ServiceProvider.GetRequiredService<WeeklyDigestMaker>().MakeAsync(due, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnmade(due.Count, e.GetType().FullName);
        }
    }

    // By type only: a message may quote an address.
    [LoggerMessage(1, LogLevel.Error, "{Count} weekly digests of an agency could not be made: {ExceptionType}")]
    private partial void LogUnmade(int count, string? exceptionType);
}

/// <summary>Makes the digests of one agency.</summary>
internal sealed class WeeklyDigestMaker(
    RiskDbContext db, CommitQueue commits, ReviewSettingsBook settings, TimeProvider clock)
{
    internal async Task MakeAsync(IReadOnlyList<DueDigest> due, CancellationToken cancellationToken)
    {
        var next = EffectiveSettings.NextWeeklyDigest(
            await settings.EffectiveAsync(cancellationToken), clock.Now());
        await commits.TogetherAsync(db, async token =>
        {
            foreach (var digest in due) await MakeAsync(digest, next, token);
            return await db.SaveChangesAsync(token);
        }, cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Whoever moves the time on makes it; who no longer wants one, or has it already, has another time.
    /// </summary>
    private async Task MakeAsync(DueDigest digest, DateTimeOffset next, CancellationToken cancellationToken)
    {
        var time = (DateTimeOffset?)digest.Time;
        var moved = await db.Set<RecipientRow>()
            .Where(r => r.WorkerKey == digest.WorkerKey && r.WeeklyDigestTime == time)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.WeeklyDigestTime, (DateTimeOffset?)next), cancellationToken);
        if (moved == 0) return;
        var id = IdOf(digest);
        if (await db.Set<DeliveryRow>().AnyAsync(d => d.Id == id, cancellationToken)) return;
        db.Add(new DeliveryRow
        {
            Id = id,
            AgencyId = digest.AgencyId,
            Channel = DeliveryChannel.Email,
            ReceiverId = digest.WorkerKey,
            Content = DeliveryContent.WeeklyDigest,
            Urgent = false,
            NextAttemptTime = clock.Now(),
            CreateTime = clock.Now(),
        });
    }

    /// <summary>Of version 7 as other ids are, with the time that it is for.</summary>
    private static Guid IdOf(DueDigest digest)
    {
        var milliseconds = digest.Time.ToUnixTimeMilliseconds();
        var bytes = SHA256.HashData(
            Encoding.UTF8.GetBytes($"weekly\0{digest.AgencyId}\0{digest.WorkerKey}\0{milliseconds}")).AsSpan(0, 16);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, milliseconds);
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
