using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>
/// Sends what is due to one webhook. The first attempt that finds it out of reach postpones all that waits for it; one
/// that is slow gets its share of time and no more.
/// </summary>
internal sealed partial class WebhookDeliveries(
    RiskDbContext db, CommitQueue commits, DeliveryBook book, DeskKeys desks, WebhookBody bodies, WebhookClient client,
    CurrentCaller caller, TimeProvider clock, IOptions<WebhookOptions> options, ILogger<WebhookDeliveries> log)
{
    /// <summary>While it is disabled.</summary>
    private static readonly TimeSpan WhileDisabled = TimeSpan.FromHours(1);

    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    /// <summary>Of one batch, for one webhook.</summary>
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(30);

    internal async Task SendAsync(
        string receiverId, IReadOnlyList<DueDelivery> due, CancellationToken cancellationToken)
    {
        var webhook = Guid.TryParse(receiverId, out var id)
            ? await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken) : null;
        if (webhook is null)
        {
            foreach (var delivery in due) await book.SettleAsync(delivery, Attempt.Dropped, cancellationToken);
            return;
        }

        var postponed = webhook.Enabled ? (DateTimeOffset?)null : await DisabledAsync(receiverId, cancellationToken);
        var desk = await desks.OpenAsync(cancellationToken);
        var left = new List<DueDelivery>();
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var delivery in due)
        {
            if (postponed is null && System.Diagnostics.Stopwatch.GetElapsedTime(began) > Share)
            {
                postponed = clock.Now() + SoonAgain;
                await book.PostponeAsync(
                    DeliveryChannel.Webhook, receiverId, postponed.Value, cancellationToken);
            }

            if (postponed is not null || DeliveryBook.IsNearlyOver(delivery, clock.Now()))
            {
                left.Add(delivery);
                continue;
            }

            var attempt = await TryAsync(webhook, desk, delivery, cancellationToken);
            await book.SettleAsync(delivery, attempt, cancellationToken);
            await CountAsync(webhook, attempt, cancellationToken);
            if (!attempt.WholeChannel && !attempt.Gone) continue;
            var wait = DeliveryBook.Wait(delivery, attempt, clock.Now()) ?? WhileDisabled;
            postponed = clock.Now() + wait;
            await book.PostponeAsync(DeliveryChannel.Webhook, receiverId, postponed.Value, cancellationToken);
        }

        if (left.Count > 0) await PutOffAsync(webhook, left, postponed ?? clock.Now() + SoonAgain, cancellationToken);
    }

    private async Task<DateTimeOffset> DisabledAsync(string receiverId, CancellationToken cancellationToken)
    {
        var until = clock.Now() + WhileDisabled;
        await book.PostponeAsync(DeliveryChannel.Webhook, receiverId, until, cancellationToken);
        return until;
    }

    /// <summary>What waits for a webhook that is disabled is kept for some days, and then has failed: it can be sent
    /// again by hand.</summary>
    private async Task PutOffAsync(
        WebhookRow webhook, List<DueDelivery> left, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var oldest = clock.Now() - Retrying.WebhookDays;
        var past = left.Where(d => !webhook.Enabled && d.CreateTime < oldest).ToList();
        foreach (var delivery in past)
        {
            await book.SettleAsync(delivery, Attempt.Never(DeliveryFailure.Unreachable), cancellationToken);
        }

        await book.ReleaseAsync([.. left.Except(past)], until, cancellationToken);
    }

    private async Task<Attempt> TryAsync(
        WebhookRow webhook, Desk desk, DueDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            if (await bodies.MakeAsync(delivery, cancellationToken) is not { } body) return Attempt.Dropped;
            return await client.SendAsync(
                webhook.UrlOf(desk), delivery.Id, body, webhook.SecretsOf(desk, clock.Now()), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // By type only: a message may quote the address.
            LogUnmade(delivery.Id, e.GetType().FullName);
            return Attempt.Later(DeliveryFailure.Internal);
        }
    }

    private async Task CountAsync(WebhookRow webhook, Attempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.IsDropped || attempt.Failure == DeliveryFailure.Internal) return;
        var now = clock.Now();
        var rows = db.Set<WebhookRow>().Where(w => w.Id == webhook.Id);
        if (attempt.Arrived)
        {
            (webhook.Failures, webhook.FailingSince) = (0, null);
            await commits.TogetherAsync(db, token => rows.ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Failures, 0).SetProperty(w => w.SuccessTime, (DateTimeOffset?)now)
                    .SetProperty(w => w.FailingSince, (DateTimeOffset?)null), token), cancellationToken);
            return;
        }

        webhook.Failures++;
        webhook.FailingSince ??= now;
        var since = webhook.FailingSince;
        await commits.TogetherAsync(db, token => rows.ExecuteUpdateAsync(
            set => set.SetProperty(w => w.Failures, w => w.Failures + 1)
                .SetProperty(w => w.FailingSince, w => w.FailingSince ?? since), token), cancellationToken);
        if (attempt.Gone)
        {
            await DisableAsync(webhook, WebhookDisabledReason.Gone, cancellationToken);
        }
        else if (webhook.Failures >= options.Value.DisableAfterFailures
            && now - since >= TimeSpan.FromHours(options.Value.DisableAfterHours))
        {
            await DisableAsync(webhook, WebhookDisabledReason.Failures, cancellationToken);
        }
    }

    /// <summary>
    /// The managers; where none has an address, the safeguarding leads; else the reviewers. Somebody has to see to it.
    /// </summary>
    private async Task<List<string>> ToTellAsync(CancellationToken cancellationToken)
    {
        foreach (var role in (RecipientRole[])
            [RecipientRole.Manager, RecipientRole.SafeguardingLead, RecipientRole.Reviewer])
        {
            var bit = 1 << (int)role;
            var found = await db.Set<RecipientRow>().Where(r => (r.Roles & bit) != 0 && r.EmailAddress != null)
                .Select(r => r.WorkerKey).ToListAsync(cancellationToken);
            if (found.Count > 0) return found;
        }

        return [];
    }

    /// <summary>Whoever disables it tells the managers, in the same save.</summary>
    private async Task DisableAsync(
        WebhookRow webhook, WebhookDisabledReason reason, CancellationToken cancellationToken)
    {
        webhook.Enabled = false;
        await commits.TogetherAsync(db, async token =>
        {
            var disabled = await db.Set<WebhookRow>().Where(w => w.Id == webhook.Id && w.Enabled).ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Enabled, false).SetProperty(w => w.DisabledReason, reason), token);
            if (disabled == 0) return 0;
            var told = await ToTellAsync(token);
            var now = clock.Now();
            db.AddRange(told.Select(m => new DeliveryRow
            {
                Id = Ids.Next(now),
                AgencyId = caller.Value.AgencyId,
                Channel = DeliveryChannel.Email,
                ReceiverId = m,
                Content = DeliveryContent.WebhookDisabled,
                Urgent = false,
                NextAttemptTime = now,
                CreateTime = now,
            }));
            return await db.SaveChangesAsync(token);
        }, cancellationToken);
        db.ChangeTracker.Clear();
        LogDisabled(webhook.Id, reason);
    }

    [LoggerMessage(1, LogLevel.Error, "Delivery {Id} could not be made: {ExceptionType}")]
    private partial void LogUnmade(Guid id, string? exceptionType);

    [LoggerMessage(2, LogLevel.Warning, "Webhook {Id} was disabled: {Reason}")]
    private partial void LogDisabled(Guid id, WebhookDisabledReason reason);
}
