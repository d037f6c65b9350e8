using Grpc.Core;
using RiskPlatform.RiskService.Reminders.Channels.Feeds;
using RiskPlatform.RiskService.Reminders.Channels.Webhooks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>ChannelService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class ChannelGrpc(
    WebhookAdmin webhooks, Deliveries deliveries, CalendarFeeds feeds, AgencyFeeds agencyFeeds)
    : ChannelService.ChannelServiceBase
{
    public override Task<CreateWebhookResponse> CreateWebhook(
        CreateWebhookRequest request, ServerCallContext context) =>
        webhooks.CreateAsync(request, context.CancellationToken);

    public override Task<ListWebhooksResponse> ListWebhooks(
        ListWebhooksRequest request, ServerCallContext context) =>
        webhooks.ListAsync(context.CancellationToken);

    public override Task<UpdateWebhookResponse> UpdateWebhook(
        UpdateWebhookRequest request, ServerCallContext context) =>
        webhooks.UpdateAsync(request, context.CancellationToken);

    public override Task<RotateWebhookSecretResponse> RotateWebhookSecret(
        RotateWebhookSecretRequest request, ServerCallContext context) =>
        webhooks.RotateAsync(request, context.CancellationToken);

    public override Task<DeleteWebhookResponse> DeleteWebhook(
        DeleteWebhookRequest request, ServerCallContext context) =>
        webhooks.DeleteAsync(request, context.CancellationToken);

    public override Task<TestWebhookResponse> TestWebhook(TestWebhookRequest request, ServerCallContext context) =>
        webhooks.TestAsync(request, context.CancellationToken);

    public override Task<ListDeliveriesResponse> ListDeliveries(
        ListDeliveriesRequest request, ServerCallContext context) =>
        deliveries.ListAsync(request, context.CancellationToken);

    public override Task<RetryDeliveryResponse> RetryDelivery(
        RetryDeliveryRequest request, ServerCallContext context) =>
        deliveries.RetryAsync(request, context.CancellationToken);

    public override Task<CreateCalendarFeedResponse> CreateCalendarFeed(
        CreateCalendarFeedRequest request, ServerCallContext context) =>
        feeds.CreateAsync(request, context.CancellationToken);

    public override Task<GetCalendarFeedResponse> GetCalendarFeed(
        GetCalendarFeedRequest request, ServerCallContext context) =>
        feeds.GetAsync(context.CancellationToken);

    public override Task<RevokeCalendarFeedResponse> RevokeCalendarFeed(
        RevokeCalendarFeedRequest request, ServerCallContext context) =>
        feeds.RevokeAsync(request, context.CancellationToken);

    public override Task<ListCalendarFeedsResponse> ListCalendarFeeds(
        ListCalendarFeedsRequest request, ServerCallContext context) =>
        agencyFeeds.ListAsync(request, context.CancellationToken);

    public override Task<EndCalendarFeedResponse> EndCalendarFeed(
        EndCalendarFeedRequest request, ServerCallContext context) =>
        agencyFeeds.EndAsync(request, context.CancellationToken);
}
