using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>An agency's webhooks, as its managers keep them.</summary>
internal sealed class WebhookAdmin(
    RiskDbContext db, Writes writes, DeskKeys desks, WebhookTargets targets, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal const int Most = 20;
    private static readonly TimeSpan OldSigns = TimeSpan.FromHours(24);

    internal async Task<CreateWebhookResponse> CreateAsync(
        CreateWebhookRequest request, CancellationToken cancellationToken)
    {
        var webhook = await CheckedAsync(request.Webhook, cancellationToken);
        return await writes.RunAsync(request, request.RequestId, async token =>
        {
            if (await db.Set<WebhookRow>().CountAsync(token) >= Most)
            {
                throw new Failure.IllegalTransition(
                    $"An agency has {Most} webhooks at most. Delete one first.").AsException();
            }

            var now = clock.Now();
            var id = Ids.Next(now);
            var desk = await desks.OpenAsync(token);
            var secret = WebhookSignature.NewSecret();
            var row = new WebhookRow
            {
                Id = id,
                AgencyId = caller.Value.AgencyId,
                Url = WebhookView.SealUrl(desk, id, webhook.Url),
                Secret = WebhookView.SealSecret(desk, id, secret),
                Kinds = WebhookView.Bits(webhook.Kinds),
                Enabled = true,
                CreateTime = now,
            };
            db.Add(row);
            return new Written<CreateWebhookResponse>(
                new CreateWebhookResponse { Webhook = row.ToProto(desk), Secret = WebhookSignature.Show(secret) },
                desk);
        }, cancellationToken);
    }

    internal async Task<ListWebhooksResponse> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<WebhookRow>().OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var response = new ListWebhooksResponse();
        if (rows.Count == 0) return response;
        var desk = await desks.OpenAsync(cancellationToken);
        response.Webhooks.AddRange(rows.Select(w => w.ToProto(desk)));
        return response;
    }

    internal async Task<UpdateWebhookResponse> UpdateAsync(
        UpdateWebhookRequest request, CancellationToken cancellationToken)
    {
        var webhook = await CheckedAsync(request.Webhook, cancellationToken);
        var id = RequestChecks.Id("webhook.webhook_id", webhook.WebhookId);
        return await ChangeAsync(request, id, request.RequestId, (row, desk, _) =>
        {
            row.Url = WebhookView.SealUrl(desk, row.Id, webhook.Url);
            row.Kinds = WebhookView.Bits(webhook.Kinds);
            if (webhook.Enabled && !row.Enabled)
            {
                (row.Failures, row.FailingSince) = (0, null);
                row.DisabledReason = WebhookDisabledReason.Unspecified;
            }
            else if (!webhook.Enabled && row.Enabled)
            {
                row.DisabledReason = WebhookDisabledReason.ByPerson;
            }

            row.Enabled = webhook.Enabled;
            return new UpdateWebhookResponse { Webhook = row.ToProto(desk) };
        }, cancellationToken);
    }

    internal Task<RotateWebhookSecretResponse> RotateAsync(
        RotateWebhookSecretRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, RequestChecks.Id("webhook_id", request.WebhookId), request.RequestId, (row, desk, now) =>
        {
            var secret = WebhookSignature.NewSecret();
            (row.OldSecret, row.OldSecretUntil) = (row.Secret, now + OldSigns);
            row.Secret = WebhookView.SealSecret(desk, row.Id, secret);
            return new RotateWebhookSecretResponse
            {
                Secret = WebhookSignature.Show(secret),
                OldUntilTime = row.OldSecretUntil.Value.ToTimestamp(),
            };
        }, cancellationToken);

    internal Task<DeleteWebhookResponse> DeleteAsync(
        DeleteWebhookRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, RequestChecks.Id("webhook_id", request.WebhookId), request.RequestId, (row, _, _) =>
        {
            db.Remove(row);
            return new DeleteWebhookResponse();
        }, cancellationToken);

    internal Task<TestWebhookResponse> TestAsync(TestWebhookRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, RequestChecks.Id("webhook_id", request.WebhookId), request.RequestId, (row, _, now) =>
        {
            if (!row.Enabled)
            {
                throw new Failure.IllegalTransition("This webhook is disabled. Enable it first.").AsException();
            }

            var delivery = new DeliveryRow
            {
                Id = Ids.Next(now),
                AgencyId = row.AgencyId,
                Channel = DeliveryChannel.Webhook,
                ReceiverId = row.Id.ToString(),
                Content = DeliveryContent.Test,
                Urgent = false,
                NextAttemptTime = now,
                CreateTime = now,
            };
            db.Add(delivery);
            return new TestWebhookResponse { Delivery = delivery.ToProto(delivery.ReceiverId, []) };
        }, cancellationToken);

    private async Task<Webhook> CheckedAsync(Webhook? webhook, CancellationToken cancellationToken)
    {
        if (webhook is null) throw Violations.One("webhook", "Is required.");
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (checks.Count("webhook.kinds", webhook.Kinds.Count, System.Enum.GetValues<DeadlineKind>().Length))
        {
            for (var i = 0; i < webhook.Kinds.Count; i++) checks.Code($"webhook.kinds[{i}]", webhook.Kinds[i]);
        }

        checks.ThrowIfAny();
        await targets.CheckAsync(webhook.Url, cancellationToken);
        return webhook;
    }

    private Task<TAnswer> ChangeAsync<TAsked, TAnswer>(
        TAsked request, Guid id, string requestId, Func<WebhookRow, Desk, DateTimeOffset, TAnswer> change,
        CancellationToken cancellationToken)
        where TAsked : Google.Protobuf.IMessage
        where TAnswer : class, Google.Protobuf.IMessage<TAnswer>, new() =>
        writes.RunAsync(request, requestId, async token =>
        {
            var row = await db.Set<WebhookRow>().AsTracking().SingleOrDefaultAsync(w => w.Id == id, token)
                ?? throw new Failure.NotFound("webhook").AsException();
            var desk = await desks.OpenAsync(token);
            return new Written<TAnswer>(change(row, desk, clock.Now()), desk);
        }, cancellationToken);
}
