using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Channels.Channelling;

namespace RiskService.Tests.Channels;

/// <summary>Where something goes wrong for one agency, the others' messages go on.</summary>
public sealed class TroubleTests
{
    private const string Broken = "a-broken";

    /// <summary>Its deliveries can't be taken, or what became of them can't be stored.</summary>
    private const string Taking = "NEW.State = 1";
    private const string Settling = "NEW.State = 2";

    [Theory]
    [InlineData(Taking, 0), InlineData(Settling, 1)]
    public async Task One_agencys_webhooks_hold_up_nobody_elses(string when, int sent)
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Quiet(HookServer.Settings);
        var broken = await host.HookAsync(server.Url + "/broken", Broken);
        var other = await host.HookAsync(server.Url + "/other");
        var ids = await DueAsync(host, DeliveryChannel.Webhook, broken.WebhookId, other.WebhookId);
        Break(host, when);
        await host.WebhooksAsync();
        Assert.Equal(sent, server.Received.Count(h => h.Path == "/broken"));
        Assert.Equal(ids.Other, server.Received.Where(h => h.Path == "/other").Select(h => h.Id));
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryState.Sent, d.State));
        Assert.All(await host.ListAsync(Broken), d => Assert.Equal(DeliveryState.Waiting, d.State));

        // It comes again, and what was sent already under the id that it had.
        Database.Change(host, "DROP TRIGGER Fault");
        server.Received.Clear();
        await host.PassAsync(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(2), h => h.WebhooksAsync());
        Assert.Equal(ids.Broken, server.Received.Select(h => h.Id).Order());
    }

    [Theory]
    [InlineData(Taking, 0), InlineData(Settling, 1)]
    public async Task One_agencys_e_mails_hold_up_nobody_elses(string when, int sent)
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        await host.RecipientAsync("worker", "broken@agency.example", agency: Broken);
        await host.RecipientAsync("worker", "other@agency.example");
        var ids = await DueAsync(host, DeliveryChannel.Email, "WORKER", "WORKER");
        Break(host, when);
        await host.EmailsAsync();
        Assert.Equal(sent, mail.Received.Count(m => m.To.ToString() == "broken@agency.example"));
        Assert.Equal(ids.Other.Count, mail.Received.Count(m => m.To.ToString() == "other@agency.example"));
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryState.Sent, d.State));

        Database.Change(host, "DROP TRIGGER Fault");
        mail.Received.Clear();
        await host.PassAsync(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Broken.Select(i => $"{i}@platform.example"), mail.Ids.Order());
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("@agency.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_agencys_weekly_digests_hold_up_nobody_elses()
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        var monday = host.Clock.GetUtcNow();
        for (var i = 0; i < 205; i++)
        {
            await host.RecipientAsync($"worker-{i:D3}", "broken@agency.example", agency: Broken, digest: monday);
        }

        await host.RecipientAsync("worker", "other@agency.example", digest: monday);
        Database.Change(host, $"CREATE TRIGGER Fault BEFORE INSERT ON Deliveries WHEN NEW.AgencyId = '{Broken}' "
            + "BEGIN SELECT RAISE(ABORT, 'broken'); END");
        await host.DigestsAsync();
        await host.EmailsAsync();
        Assert.Equal("other@agency.example", Assert.Single(mail.Received).To.ToString());

        Database.Change(host, "DROP TRIGGER Fault");
        await host.DigestsAsync();
        await host.DigestsAsync();
        await host.EmailsAsync();
        Assert.Equal(206, mail.Received.Count);
    }

    private static void Break(ServiceHost host, string when) => Database.Change(host,
        $"CREATE TRIGGER Fault BEFORE UPDATE ON Deliveries WHEN NEW.AgencyId = '{Broken}' AND {when} "
        + "BEGIN SELECT RAISE(ABORT, 'broken'); END");

    /// <summary>What is due for both, the one in trouble first; in order of their ids.</summary>
    private static async Task<(List<string> Broken, List<string> Other)> DueAsync(
        ServiceHost host, DeliveryChannel channel, string broken, string other)
    {
        var (first, second) = (new List<string>(), new List<string>());
        for (var i = 0; i < 3; i++)
        {
            first.Add((await host.DeliveryAsync(
                channel, broken, Broken, reminders: host.Reminder(Broken))).ToString());
        }

        for (var i = 0; i < 3; i++)
        {
            second.Add((await host.DeliveryAsync(channel, other, reminders: host.Reminder())).ToString());
        }

        return ([.. first.Order()], [.. second.Order()]);
    }
}
