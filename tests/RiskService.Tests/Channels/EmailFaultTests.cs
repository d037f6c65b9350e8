using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using SmtpServer.Protocol;
using TestKit.Processes;
using static RiskService.Tests.Channels.Channelling;

namespace RiskService.Tests.Channels;

/// <summary>A mail server that is slow, refuses, breaks in the middle, or is not there.</summary>
public sealed class EmailFaultTests
{
    [Fact]
    public async Task A_server_that_is_down_for_a_day_gets_everything_afterwards_once()
    {
        var port = DataFolder.FreePort();
        await using var host = Quiet([.. Elsewhere(port)]);
        var ids = await DueAsync(host, 120);
        await host.EmailsAsync();
        await host.PassAsync(TimeSpan.FromHours(24), TimeSpan.FromMinutes(40), h => h.EmailsAsync());
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryState.Waiting, d.State));
        Assert.Contains(await host.ListAsync(), d => d.LastFailure == DeliveryFailure.Unreachable);

        await using var mail = new MailServer(startTls: false, port: port);
        await host.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task After_an_outage_all_arrive_within_minutes()
    {
        await using var mail = new MailServer();
        await using var relay = new Relay(mail.Port);
        await using var host = Quiet([.. mail.Settings, Set("Mail:Port", relay.Port)]);
        var down = true;
        mail.OnSender = () => down ? new SmtpResponse((SmtpReplyCode)421, "shutting down") : null;
        var ids = await DueAsync(host, 120);
        await host.PassAsync(TimeSpan.FromHours(24), TimeSpan.FromMinutes(40), h => h.EmailsAsync());
        Assert.Empty(mail.Received);

        down = false;
        await host.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task What_was_cut_off_after_its_data_comes_again_under_the_same_id_and_nothing_else_does()
    {
        await using var mail = new MailServer();
        await using var relay = new Relay(mail.Port);
        await using var host = Quiet([.. mail.Settings, Set("Mail:Port", relay.Port)]);
        var ids = await DueAsync(host, 5);
        mail.AfterTaking = () =>
        {
            if (mail.Received.Count == 3) relay.Cut();
            return Task.CompletedTask;
        };
        await host.EmailsAsync();
        Assert.Equal(5, mail.Received.Count);
        Assert.Equal(2, relay.Connections);
        var cut = mail.Ids.ElementAt(2);
        var waiting = Assert.Single(await host.ListAsync(), d => d.State == DeliveryState.Waiting);
        Assert.Equal(
            (cut, DeliveryFailure.Unreachable), (MessageId(Guid.Parse(waiting.DeliveryId)), waiting.LastFailure));

        await host.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Append(cut).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_on_after_two_and_the_rest_come_later()
    {
        await using var mail = new MailServer();
        await using var host = Quiet([.. mail.Settings, Set("Mail:TimeoutSeconds", 1)]);
        var ids = await DueAsync(host, 10);
        using var hanging = new CancellationTokenSource();
        var hung = 0;
        mail.OnSender = () =>
        {
            if (!hanging.IsCancellationRequested)
            {
                hung++;
                hanging.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
            }

            return null;
        };
        await host.EmailsAsync();
        Assert.Equal(2, hung);
        Assert.Equal(2, (await host.ListAsync()).Count(d => d.LastFailure == DeliveryFailure.Timeout));
        await hanging.CancelAsync();
        await host.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task One_address_that_is_refused_for_good_has_failed_and_one_for_now_waits()
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        foreach (var name in new[] { "gone", "full", "fine" })
        {
            await host.RecipientAsync(name, $"{name}@agency.example");
        }

        mail.OnRecipient = to => to switch
        {
            "gone@agency.example" => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user"),
            "full@agency.example" => new SmtpResponse((SmtpReplyCode)452, "mailbox full"),
            _ => null,
        };
        var gone = await host.DeliveryAsync(DeliveryChannel.Email, "GONE", reminders: host.Reminder());
        var full = await host.DeliveryAsync(DeliveryChannel.Email, "FULL", reminders: host.Reminder());
        var fine = await host.DeliveryAsync(DeliveryChannel.Email, "FINE", reminders: host.Reminder());
        await host.EmailsAsync();
        var (first, second) = (await host.FindAsync(gone), await host.FindAsync(full));
        Assert.Equal((DeliveryState.Failed, DeliveryFailure.Refused), (first.State, first.LastFailure));
        Assert.Equal((DeliveryState.Waiting, DeliveryFailure.RefusedForNow), (second.State, second.LastFailure));
        Assert.Equal([MessageId(fine)], mail.Ids);
        using (var http = host.CreateClient())
        {
            Assert.Equal("Degraded", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        }

        mail.OnRecipient = _ => null;
        await host.Manager().Channels.RetryDeliveryAsync(
            new RetryDeliveryRequest { DeliveryId = gone.ToString(), RequestId = Requests.Id() });
        await host.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(new[] { gone, full, fine }.Select(MessageId).Order(), mail.Ids.Order());
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("@agency.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(554, "5.7.1 <x>: Relay access denied"), InlineData(550, "5.7.60 not permitted to send as this sender")]
    [InlineData(550, "relaying denied")]
    public async Task A_server_that_lets_nobody_send_loses_nothing(int code, string words)
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        var ids = await DueAsync(host, 14);
        mail.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)code, words);
        await host.EmailsAsync();
        var all = await host.ListAsync();
        Assert.All(all, d => Assert.Equal(DeliveryState.Waiting, d.State));
        Assert.Equal(10, all.Count(d => d.LastFailure == DeliveryFailure.NotConfigured));

        // A weekend.
        await host.PassAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(3), h => h.EmailsAsync());
        mail.OnRecipient = _ => null;
        await host.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task A_message_refused_for_good_at_its_end_is_tried_for_days()
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        mail.OnData = () => new SmtpResponse((SmtpReplyCode)554, "5.7.60 client may not send as this sender");
        var ids = await DueAsync(host, 3);
        await host.EmailsAsync();
        Assert.All(await host.ListAsync(), d => Assert.Equal(
            (DeliveryState.Waiting, DeliveryFailure.Refused), (d.State, d.LastFailure)));
        await host.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(3), h => h.EmailsAsync());
        mail.OnData = () => null;
        await host.PassAsync(TimeSpan.FromHours(9), TimeSpan.FromHours(3), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task A_message_refused_for_now_at_its_end_arrives_later()
    {
        await using var mail = new MailServer();
        await using var host = Quiet(mail.Settings);
        var refuse = true;
        mail.OnData = () => refuse ? new SmtpResponse((SmtpReplyCode)451, "try later") : null;
        var ids = await DueAsync(host, 3);
        await host.EmailsAsync();
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryFailure.RefusedForNow, d.LastFailure));
        refuse = false;
        await host.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_sent_and_no_password_either()
    {
        await using var mail = new MailServer(startTls: false);
        await using var host = Quiet(mail.Settings);
        await DueAsync(host, 1);
        await host.EmailsAsync();
        Assert.Equal(DeliveryFailure.Security, Assert.Single(await host.ListAsync()).LastFailure);
        Assert.Empty(mail.Received);
        Assert.Empty(mail.SignIns);
    }

    [Theory]
    [InlineData("elsewhere.example", true), InlineData("localhost", false)]
    public async Task A_certificate_of_another_name_or_of_nobody_known_is_refused(string name, bool trusted)
    {
        await using var mail = new MailServer(name: name);
        await using var host = Quiet(trusted ? mail.Settings : [.. mail.Settings, Set("Mail:CaFile", "")]);
        await DueAsync(host, 1);
        await host.EmailsAsync();
        Assert.Equal(DeliveryFailure.Security, Assert.Single(await host.ListAsync()).LastFailure);
        Assert.Empty(mail.SignIns);
    }

    [Fact]
    public async Task A_refused_sign_in_loses_nothing_and_shows_no_password()
    {
        await using var mail = new MailServer { RefusesSignIn = true };
        await using var host = Quiet(mail.Settings);
        var ids = await DueAsync(host, 3);
        await host.EmailsAsync();
        Assert.Contains(await host.ListAsync(), d => d.LastFailure == DeliveryFailure.NotConfigured);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(MailServer.Password, StringComparison.Ordinal));
        mail.RefusesSignIn = false;
        await host.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(2), h => h.EmailsAsync());
        Assert.Equal(ids.Select(MessageId).Order(), mail.Ids.Order());
    }

    [Fact]
    public async Task Without_a_server_everything_waits_and_the_log_says_so()
    {
        await using var host = Quiet();
        await DueAsync(host, 2);
        await host.EmailsAsync();
        Assert.All(await host.ListAsync(), d => Assert.Equal(
            (DeliveryState.Waiting, DeliveryFailure.NotConfigured), (d.State, d.LastFailure)));
        Assert.Single(host.Logs.Lines, line => line.Contains("No mail server is configured", StringComparison.Ordinal)
            && line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("From", "nobody"), InlineData("From", "a@b.example\r\nx: y"), InlineData("From", null)]
    [InlineData("ReplyTo", "a@b.example, c@b.example"), InlineData("Security", "None"), InlineData("Password", null)]
    [InlineData("CaFile", "/nowhere.pem"), InlineData("PasswordFile", "/nowhere.txt")]
    public void Settings_that_cannot_work_are_refused_at_the_start(string name, string? value)
    {
        var options = new MailOptions
        {
            Host = "mail.example",
            From = "reminders@platform.example",
            UserName = MailServer.User,
            Password = MailServer.Password,
        };
        Assert.True(new MailOptionsCheck().Validate(null, options).Succeeded);
        typeof(MailOptions).GetProperty(name)!.SetValue(
            options, name == "Security" ? MailSecurity.None : value);
        var checkedOptions = new MailOptionsCheck().Validate(null, options);
        Assert.True(checkedOptions.Failed);
        Assert.DoesNotContain(MailServer.Password, checkedOptions.FailureMessage, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Elsewhere(int port) =>
    [
        Set("Mail:Host", "127.0.0.1"), Set("Mail:Port", port), Set("Mail:Security", "None"),
        Set("Mail:From", "reminders@platform.example"), Set("Mail:TimeoutSeconds", 5),
    ];

    private static string MessageId(Guid id) => $"{id}@platform.example";

    private static async Task<List<Guid>> DueAsync(ServiceHost host, int count)
    {
        await host.RecipientAsync("worker-1", "worker@agency.example");
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder()));
        }

        return ids;
    }
}
