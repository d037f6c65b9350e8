using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>An agency's webhooks, a delivery that failed and a calendar, for tests of who may do what.</summary>
public sealed record ChannelScene
{
    /// <summary>Nothing listens there.</summary>
    public const string Url = "https://127.0.0.1:9/hook";

    private int asked;

    public IReadOnlyList<string> WebhookIds { get; init; } = [Id()];

    public string FailedDeliveryId { get; init; } = Id();

    /// <summary>Somebody with a calendar feed.</summary>
    public string CalendarOf { get; init; } = Id();

    /// <summary>Each time another, since one can be deleted once.</summary>
    public string NextWebhook() => WebhookIds[asked++ % WebhookIds.Count];

    public static async Task<ChannelScene> MakeAsync(ServiceHost host, string agency)
    {
        var keeper = host.Caller("manager", agency, "keeper-" + agency);
        var ids = new List<string>();
        for (var i = 0; i < (agency.EndsWith("DeleteWebhook", StringComparison.Ordinal) ? 12 : 1); i++)
        {
            ids.Add((await keeper.Channels.CreateWebhookAsync(new CreateWebhookRequest
            {
                Webhook = new Webhook { Url = Url },
                RequestId = Id(),
            })).Webhook.WebhookId);
        }

        var failed = Guid.Parse(Id());
        await host.SaveAsync(agency, (db, now) => db.Add(new DeliveryRow
        {
            Id = failed,
            AgencyId = agency,
            Channel = DeliveryChannel.Email,
            ReceiverId = "NOBODY",
            Content = DeliveryContent.Reminders,
            Urgent = false,
            State = DeliveryState.Failed,
            Attempts = 3,
            LastFailure = DeliveryFailure.Refused,
            CreateTime = now,
        }));
        var reader = Id();
        await host.Caller("reviewer", agency, reader).Channels.CreateCalendarFeedAsync(
            new CreateCalendarFeedRequest { RequestId = Id() });
        return new ChannelScene { WebhookIds = ids, FailedDeliveryId = failed.ToString(), CalendarOf = reader };
    }
}
