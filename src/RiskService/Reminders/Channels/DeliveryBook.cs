using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Takes an agency's deliveries and settles them. Whoever moves the time of the next attempt ahead has a delivery until
/// then: if the process ends meanwhile, it comes due again, and is sent again under its id.
/// </summary>
internal sealed class DeliveryBook(
    RiskDbContext db, CommitQueue commits, TimeProvider clock, DeliveryFindings findings)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private const int SettleAttempts = 4;
    private static readonly TimeSpan NearEnd = TimeSpan.FromMinutes(1);

    /// <summary>Whose lease is nearly over leaves it: another may be about to take it.</summary>
    internal static bool IsNearlyOver(DueDelivery claimed, DateTimeOffset now) =>
        now > claimed.NextAttemptTime - NearEnd;

    /// <summary>Those of them that nobody else took.</summary>
    internal async Task<List<DueDelivery>> ClaimAsync(
        IReadOnlyList<DueDelivery> due, CancellationToken cancellationToken)
    {
        var until = clock.Now() + Lease;
        var mine = new List<DueDelivery>(due.Count);
        await commits.TogetherAsync(db, async token =>
        {
            mine.Clear();

            // In one order everywhere, so that two who claim the same wait for one another and do not lock up.
            foreach (var delivery in due.OrderBy(d => d.Id))
            {
                if (await MoveAsync(delivery, until, token) == 1)
                {
                    mine.Add(delivery with { NextAttemptTime = until });
                }
            }

            return mine.Count;
        }, cancellationToken);
        return mine;
    }

    internal async Task SettleAsync(DueDelivery delivery, Attempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var wait = attempt.Arrived || attempt.IsDropped ? null : Wait(delivery, attempt, now);
        var state = attempt.Arrived ? DeliveryState.Sent : attempt.IsDropped ? DeliveryState.Dropped
            : wait is null ? DeliveryState.Failed : DeliveryState.Waiting;

        // What has left is stored as sent even where the service is asked to end: it would be sent again otherwise.
        var until = attempt.Arrived ? CancellationToken.None : cancellationToken;
        for (var tries = 1; ; tries++)
        {
            try
            {
                await commits.TogetherAsync(
                    db, token => StoreAsync(delivery, attempt, state, now + wait, now, token), until);
                break;
            }
            catch (Exception e) when (tries < SettleAttempts && (Meanwhile.Is(e) || Busy.Is(e)))
            {
                // Somebody else was in the way.
            }
        }

        findings.Settled(delivery, state, attempt);
    }

    /// <summary>Not tried after all; they come due again then, and the urgent ones soon in any case.</summary>
    internal async Task ReleaseAsync(
        IReadOnlyCollection<DueDelivery> deliveries, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (deliveries.Count == 0) return;
        var soon = Soon(until);
        await commits.TogetherAsync(db, async token =>
        {
            var moved = 0;
            foreach (var delivery in deliveries.OrderBy(d => d.Id))
            {
                moved += await MoveAsync(delivery, delivery.Urgent ? soon : until, token);
            }

            return moved;
        }, cancellationToken);
    }

    /// <summary>
    /// All that is due for a receiver that nothing gets through to now: it makes room for the others.
    /// </summary>
    internal Task PostponeAsync(
        DeliveryChannel channel, string receiverId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var soon = Soon(until);
        return commits.TogetherAsync(db, async token =>
            await MoveAllAsync(urgent: true, soon, token) + await MoveAllAsync(urgent: false, until, token),
            cancellationToken);

        Task<int> MoveAllAsync(bool urgent, DateTimeOffset to, CancellationToken token) =>
            db.Set<DeliveryRow>()
                .Where(d => d.Channel == channel && d.Urgent == urgent && d.NextAttemptTime <= now
                    && d.ReceiverId == receiverId)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAttemptTime, (DateTimeOffset?)to), token);
    }

    /// <summary>How long until this one is tried again; null for never.</summary>
    internal static TimeSpan? Wait(DueDelivery delivery, Attempt attempt, DateTimeOffset now) => Retrying.Wait(
        new FailedAttempt
        {
            Channel = delivery.Channel,
            Attempts = delivery.Attempts + 1,
            Age = now - delivery.CreateTime,
            Urgent = delivery.Urgent,
            Patience = attempt.Patience,
            WholeChannel = attempt.WholeChannel,
            RetryAfter = attempt.RetryAfter,
        },
        RandomNumberGenerator.GetInt32(1_000) / 1_000.0);

    private DateTimeOffset Soon(DateTimeOffset until)
    {
        var soon = clock.Now() + Retrying.UrgentMost;
        return soon < until ? soon : until;
    }

    private Task<int> MoveAsync(DueDelivery delivery, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var held = (DateTimeOffset?)delivery.NextAttemptTime;
        return db.Set<DeliveryRow>().Where(d => d.Id == delivery.Id && d.NextAttemptTime == held)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.NextAttemptTime, (DateTimeOffset?)until), cancellationToken);
    }

    private Task<int> StoreAsync(
        DueDelivery delivery, Attempt attempt, DeliveryState state, DateTimeOffset? next, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // That it arrived is true whoever holds it by now; anything else is told by its holder alone.
        var held = (DateTimeOffset?)delivery.NextAttemptTime;
        var rows = db.Set<DeliveryRow>().Where(d => d.Id == delivery.Id && d.State == DeliveryState.Waiting);
        if (!attempt.Arrived) rows = rows.Where(d => d.NextAttemptTime == held);
        var tries = attempt.IsDropped ? 0 : 1;
        var sent = attempt.Arrived ? now : (DateTimeOffset?)null;
        return rows.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, state)
                .SetProperty(d => d.NextAttemptTime, next)
                .SetProperty(d => d.Attempts, d => d.Attempts + tries)
                .SetProperty(d => d.LastFailure, attempt.Failure)
                .SetProperty(d => d.SentTime, sent),
            cancellationToken);
    }
}
