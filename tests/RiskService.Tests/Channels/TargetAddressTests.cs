using System.Net;
using Grpc.Core;
using RiskPlatform.RiskService.Reminders.Channels.Webhooks;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>Where the platform sends: the public internet alone.</summary>
public sealed class TargetAddressTests
{
    [Theory]
    [InlineData("8.8.8.8"), InlineData("100.63.255.255"), InlineData("100.128.0.0"), InlineData("172.15.255.255")]
    [InlineData("172.32.0.0"), InlineData("169.253.0.1"), InlineData("223.255.255.255"), InlineData("2a00:1450::1")]
    [InlineData("2606:4700::1111"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void Public_ones_are_sent_to(string address) =>
        Assert.True(TargetAddresses.Allows(IPAddress.Parse(address), privateNetworks: false));

    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.1.2.3"), InlineData("10.0.0.1"), InlineData("100.64.0.1")]
    [InlineData("100.100.100.200"), InlineData("127.0.0.1"), InlineData("127.9.9.9"), InlineData("169.254.169.254")]
    [InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.0.0.8"), InlineData("192.0.2.1")]
    [InlineData("192.88.99.1"), InlineData("192.168.1.1"), InlineData("198.18.0.1"), InlineData("198.19.255.255")]
    [InlineData("198.51.100.1"), InlineData("203.0.113.1"), InlineData("224.0.0.1"), InlineData("239.255.255.250")]
    [InlineData("240.0.0.1"), InlineData("255.255.255.255"), InlineData("168.63.129.16")]
    [InlineData("::"), InlineData("::1"), InlineData("::7f00:1"), InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::1")]
    [InlineData("2002:a00:1::1"), InlineData("2001::1"), InlineData("2001:db8::1"), InlineData("3fff::1")]
    [InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fe80::1"), InlineData("fe80::1%3")]
    [InlineData("fec0::1"), InlineData("ff02::1"), InlineData("100::1"), InlineData("5f00::1")]
    public void Others_are_not(string address) =>
        Assert.False(TargetAddresses.Allows(IPAddress.Parse(address), privateNetworks: false));

    [Theory]
    [InlineData("127.0.0.1", true), InlineData("::1", true), InlineData("10.1.2.3", true), InlineData("fd12::1", true)]
    [InlineData("::ffff:127.0.0.1", true), InlineData("169.254.169.254", false), InlineData("224.0.0.1", false)]
    [InlineData("0.0.0.0", false), InlineData("fe80::1", false), InlineData("fd00:ec2::254", false)]
    [InlineData("100.100.100.200", false), InlineData("::ffff:100.100.100.200", false)]
    [InlineData("fd20:ce::254", false), InlineData("fec0::1", false), InlineData("ff02::1", false)]
    [InlineData("fe80::1%3", false), InlineData("100.100.100.201", true), InlineData("192.0.0.192", false)]
    public void Where_private_networks_are_let_in_metadata_and_groups_still_are_not(string address, bool allowed) =>
        Assert.Equal(allowed, TargetAddresses.Allows(IPAddress.Parse(address), privateNetworks: true));

    [Theory]
    [InlineData("http://93.184.216.34/"), InlineData("ftp://93.184.216.34/"), InlineData("https://u@93.184.216.34/")]
    [InlineData("https://u:p@93.184.216.34/"), InlineData("https://93.184.216.34/#part"), InlineData("nonsense")]
    [InlineData("//93.184.216.34/"), InlineData("https://127.0.0.1/"), InlineData("https://localhost/")]
    [InlineData("https://[::1]/"), InlineData("https://0x7f000001/"), InlineData("https://2130706433/")]
    [InlineData("https://127.1/"), InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://93.184.216.34/\r\nx: y"), InlineData("")]
    public async Task No_webhook_is_made_towards_another(string url)
    {
        await using var host = Channelling.Quiet(Channelling.Set("Webhooks:AllowPrivateNetworks", false));
        var refused = await Failures.RefusedAsync(() => host.Manager().Channels.CreateWebhookAsync(
            new CreateWebhookRequest { Webhook = new Webhook { Url = url }, RequestId = Id() }));
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(["webhook.url"], refused.Fields);
        Assert.DoesNotContain(host.Logs.Lines, line => url.Length > 12 && line.Contains(url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_leads_inside_later_is_not_connected_to()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(
            [.. HookServer.Settings, Channelling.Set("Webhooks:AllowPrivateNetworks", true)]);
        var webhook = await host.HookAsync(server.Url + "/inside");
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());

        // The same database under a service that no longer lets private networks in: the address stands, its check does
        // not come from when it was saved.
        await using var strict = new ServiceHost
        {
            Clock = host.Clock,
            Settings = new Dictionary<string, string?>(HookServer.Settings)
            {
                ["Jobs:Run"] = "false",
                ["Webhooks:AllowPrivateNetworks"] = "false",
                ["ConnectionStrings:RiskPlatform"] = $"Data Source={host.DatabaseFile}",
                ["Protection:MasterKeyFile"] = host.MasterKeyFile,
            },
        };
        await strict.WebhooksAsync();
        Assert.Empty(server.Received);
        var delivery = await strict.FindAsync(id);
        Assert.Equal(
            (DeliveryState.Waiting, DeliveryFailure.TargetForbidden), (delivery.State, delivery.LastFailure));
    }
}
