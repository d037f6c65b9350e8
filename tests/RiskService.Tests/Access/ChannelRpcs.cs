using RiskPlatform.V1;
using RiskService.Tests.Channels;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for webhooks, deliveries and calendar feeds.</summary>
internal static class ChannelRpcs
{
    private static readonly string[] Keepers = ["manager", "platform_admin"];
    private static readonly string[] People = ["practitioner", "reviewer", "manager", "safeguarding_lead"];

    internal static IReadOnlyDictionary<string, RpcRow> Rows { get; } = new Dictionary<string, RpcRow>
    {
        ["ChannelService/CreateWebhook"] = Write(Keepers, _ => new CreateWebhookRequest
        {
            Webhook = new Webhook { Url = ChannelScene.Url, Kinds = { DeadlineKind.Review } },
            RequestId = Id(),
        }),
        ["ChannelService/ListWebhooks"] = Read(Keepers, _ => new ListWebhooksRequest()),
        ["ChannelService/UpdateWebhook"] = Write(Keepers, s => new UpdateWebhookRequest
        {
            Webhook = new Webhook
            {
                WebhookId = s.Channels.WebhookIds[0],
                Url = ChannelScene.Url,
                Kinds = { DeadlineKind.Review },
            },
            RequestId = Id(),
        }),
        ["ChannelService/RotateWebhookSecret"] = Write(Keepers, s => new RotateWebhookSecretRequest
        { WebhookId = s.Channels.WebhookIds[0], RequestId = Id() }),
        ["ChannelService/DeleteWebhook"] = Write(Keepers, s => new DeleteWebhookRequest
        { WebhookId = s.Channels.NextWebhook(), RequestId = Id() }),
        ["ChannelService/TestWebhook"] = Write(Keepers, s => new TestWebhookRequest
        { WebhookId = s.Channels.WebhookIds[0], RequestId = Id() }),
        ["ChannelService/ListDeliveries"] = Read(Keepers, _ => new ListDeliveriesRequest()),
        ["ChannelService/RetryDelivery"] = Write(Keepers, s => new RetryDeliveryRequest
        { DeliveryId = s.Channels.FailedDeliveryId, RequestId = Id() }),
        ["ChannelService/CreateCalendarFeed"] = Write(People, _ => new CreateCalendarFeedRequest { RequestId = Id() }),
        ["ChannelService/GetCalendarFeed"] = Read(People, _ => new GetCalendarFeedRequest()),
        ["ChannelService/RevokeCalendarFeed"] = Write(People, _ => new RevokeCalendarFeedRequest { RequestId = Id() }),
        ["ChannelService/ListCalendarFeeds"] = Read(["manager"], _ => new ListCalendarFeedsRequest()),
        ["ChannelService/EndCalendarFeed"] = Write(["manager"], s => new EndCalendarFeedRequest
        { WorkerId = s.Channels.CalendarOf, RequestId = Id() }),
    };
}
