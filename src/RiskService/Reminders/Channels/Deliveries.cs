using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>Lists an agency's deliveries, and sends again what failed for good or had nobody to go to.</summary>
internal sealed class Deliveries(
    RiskDbContext db, Writes writes, DeskKeys desks, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;
    private const int MostReminders = 100;

    internal async Task<ListDeliveriesResponse> ListAsync(
        ListDeliveriesRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("state", request.State);
        checks.OptionalCode("channel", request.Channel);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        IQueryable<DeliveryRow> rows = db.Set<DeliveryRow>();
        if (request.State != DeliveryState.Unspecified) rows = rows.Where(d => d.State == request.State);
        if (request.Channel != DeliveryChannel.Unspecified) rows = rows.Where(d => d.Channel == request.Channel);
        var filters = $"deliveries {request.State:D} {request.Channel:D}";
        if (PageToken.Read(request.PageToken, filters) is { } key)
        {
            if (!Guid.TryParseExact(key, "D", out var before)) throw PageToken.Invalid();
            rows = rows.Where(d => d.Id < before);
        }

        var found = await rows.OrderByDescending(d => d.Id).Take(size + 1).ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();
        var response = new ListDeliveriesResponse();
        response.Deliveries.AddRange(await ViewAsync(page, cancellationToken));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, page[^1].Id.ToString());
        return response;
    }

    /// <summary>It gets as many attempts as a new one.</summary>
    internal Task<RetryDeliveryResponse> RetryAsync(
        RetryDeliveryRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("delivery_id", request.DeliveryId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await db.Set<DeliveryRow>().AsTracking().SingleOrDefaultAsync(d => d.Id == id, token)
                ?? throw new Failure.NotFound("delivery").AsException();
            if (row.State is not (DeliveryState.Failed or DeliveryState.Dropped))
            {
                throw new Failure.IllegalTransition("Only a delivery that failed or was dropped is sent again.")
                    .AsException();
            }

            if (row.State == DeliveryState.Dropped && !await HasReceiverAsync(row, token))
            {
                throw new Failure.IllegalTransition(
                    "The delivery was dropped, and there is still nobody to send it to. For an e-mail, save the "
                    + "recipient with an address first (SaveRecipient).").AsException();
            }

            (row.State, row.Attempts, row.NextAttemptTime) = (DeliveryState.Waiting, 0, clock.Now());
            var view = (await ViewAsync([row], token))[0];
            return new Written<RetryDeliveryResponse>(
                new RetryDeliveryResponse { Delivery = view }, await desks.OpenAsync(token));
        }, cancellationToken);
    }

    private async Task<bool> HasReceiverAsync(DeliveryRow row, CancellationToken cancellationToken) =>
        row.Channel == DeliveryChannel.Email
            ? await db.Set<RecipientRow>()
                .AnyAsync(r => r.WorkerKey == row.ReceiverId && r.EmailAddress != null, cancellationToken)
            : Guid.TryParse(row.ReceiverId, out var id)
                && await db.Set<WebhookRow>().AnyAsync(w => w.Id == id, cancellationToken);

    private async Task<List<Delivery>> ViewAsync(List<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var receivers = rows.Where(r => r.Channel == DeliveryChannel.Email).Select(r => r.ReceiverId).Distinct()
            .ToArray();
        var workers = receivers.Length == 0
            ? []
            : await db.Set<RecipientRow>().Where(r => receivers.Contains(r.WorkerKey))
                .ToDictionaryAsync(r => r.WorkerKey, r => r.WorkerId, cancellationToken);
        var reminders = await RemindersAsync(rows, cancellationToken);
        return
        [
            .. rows.Select(r => r.ToProto(
                workers.GetValueOrDefault(r.ReceiverId, r.ReceiverId), reminders.GetValueOrDefault(r.Id, []))),
        ];
    }

    /// <summary>
    /// Most deliveries have one reminder: those are read together. A digest can have any number, and is read up to what
    /// is listed.
    /// </summary>
    private async Task<Dictionary<Guid, List<Guid>>> RemindersAsync(
        List<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Id).ToArray();
        if (ids.Length == 0) return [];
        var counts = await db.Set<DeliveryReminderRow>().Where(r => ids.Contains(r.DeliveryId))
            .GroupBy(r => r.DeliveryId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var small = counts.Where(c => c.Count <= MostReminders).Select(c => c.Key).ToArray();
        var found = (await Of(small).ToListAsync(cancellationToken)).GroupBy(r => r.DeliveryId)
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Number).Select(r => r.Id).ToList());
        foreach (var large in counts.Where(c => c.Count > MostReminders))
        {
            var first = await Of([large.Key]).OrderBy(r => r.Number).Take(MostReminders)
                .ToListAsync(cancellationToken);
            found[large.Key] = [.. first.Select(r => r.Id)];
        }

        return found;
    }

    private IQueryable<Listed> Of(Guid[] deliveryIds) =>
        db.Set<DeliveryReminderRow>().Where(r => deliveryIds.Contains(r.DeliveryId))
            .Join(db.Set<ReminderRow>(), d => d.Number, r => r.Number,
                (d, r) => new Listed { DeliveryId = d.DeliveryId, Number = d.Number, Id = r.Id });

    private sealed class Listed
    {
        public required Guid DeliveryId { get; init; }

        public required long Number { get; init; }

        public required Guid Id { get; init; }
    }
}

internal static class DeliveryView
{
    internal static Delivery ToProto(this DeliveryRow row, string receiverId, IReadOnlyList<Guid> reminders)
    {
        var delivery = new Delivery
        {
            DeliveryId = row.Id.ToString(),
            Channel = row.Channel,
            ReceiverId = receiverId,
            State = row.State,
            Attempts = row.Attempts,
            NextAttemptTime = row.NextAttemptTime?.ToTimestamp(),
            LastFailure = row.LastFailure,
            CreateTime = row.CreateTime.ToTimestamp(),
            SentTime = row.SentTime?.ToTimestamp(),
        };
        delivery.ReminderIds.AddRange(reminders.Select(r => r.ToString()));
        return delivery;
    }
}
