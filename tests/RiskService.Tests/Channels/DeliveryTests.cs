using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskService.Tests.Channels;

/// <summary>Deliveries are taken by one, given back when it ends, and listed.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Many_runs_at_once_send_each_once()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        var ids = new List<string>();
        for (var i = 0; i < 150; i++)
        {
            ids.Add((await host.DeliveryAsync(
                DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder())).ToString());
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.WebhooksAsync()));
        await host.WebhooksAsync();
        Assert.Equal(ids.Order(), server.Received.Select(h => h.Id).Order());
    }

    [Fact]
    public async Task What_a_process_took_and_never_settled_comes_again_after_its_lease()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var due = await scope.ServiceProvider.GetRequiredService<ChannelFinder>()
                .DueAsync(DeliveryChannel.Webhook, host.Clock.GetUtcNow(), 10, [], CancellationToken.None);
            await host.WithAsync(Channelling.Agency, async services =>
            {
                var book = services.GetRequiredService<DeliveryBook>();
                Assert.Single(await book.ClaimAsync(due, CancellationToken.None));
                Assert.Empty(await book.ClaimAsync(due, CancellationToken.None));
            });
        }

        await host.WebhooksAsync();
        Assert.Empty(server.Received);
        host.Clock.Advance(DeliveryBook.Lease);
        await host.WebhooksAsync();
        Assert.Equal(id.ToString(), Assert.Single(server.Received).Id);
    }

    [Fact]
    public async Task That_it_arrived_counts_whoever_holds_it_by_then()
    {
        await using var host = Channelling.Quiet();
        var id = await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder());
        await using var scope = host.Services.CreateAsyncScope();
        var finder = scope.ServiceProvider.GetRequiredService<ChannelFinder>();
        await host.WithAsync(Channelling.Agency, async services =>
        {
            var book = services.GetRequiredService<DeliveryBook>();
            var slow = await ClaimAsync(book);
            host.Clock.Advance(DeliveryBook.Lease);
            var next = await ClaimAsync(book);

            // One whose lease is over can't say that it failed; that it was sent is true all the same.
            await book.SettleAsync(slow, Attempt.Never(DeliveryFailure.Refused), CancellationToken.None);
            Assert.Equal(DeliveryState.Waiting, (await host.FindAsync(id)).State);
            await book.SettleAsync(slow, Attempt.Sent, CancellationToken.None);
            await book.SettleAsync(next, Attempt.Later(DeliveryFailure.Timeout), CancellationToken.None);
            Assert.Equal(DeliveryState.Sent, (await host.FindAsync(id)).State);
        });

        async Task<DueDelivery> ClaimAsync(DeliveryBook book) => Assert.Single(await book.ClaimAsync(
            await finder.DueAsync(DeliveryChannel.Email, host.Clock.GetUtcNow(), 10, [], CancellationToken.None),
            CancellationToken.None));
    }

    [Fact]
    public async Task They_are_listed_newest_first_page_by_page_and_by_what_is_asked()
    {
        await using var host = Channelling.Quiet();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await host.DeliveryAsync(
                i % 2 == 0 ? DeliveryChannel.Email : DeliveryChannel.Webhook, "NOBODY",
                reminders: host.Reminder())).ToString());
        }

        await host.DeliveryAsync(DeliveryChannel.Email, "NOBODY", "other-agency");
        var (found, token) = (new List<string>(), "");
        do
        {
            var page = await host.Manager().Channels.ListDeliveriesAsync(
                new ListDeliveriesRequest { PageSize = 2, PageToken = token });
            found.AddRange(page.Deliveries.Select(d => d.DeliveryId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(ids, found);
        await host.EmailsAsync();
        await host.WebhooksAsync();
        var dropped = await host.Manager().Channels.ListDeliveriesAsync(new ListDeliveriesRequest
        { State = DeliveryState.Dropped, Channel = DeliveryChannel.Webhook });
        Assert.Equal([ids[1], ids[3]], dropped.Deliveries.Select(d => d.DeliveryId));
    }
}
