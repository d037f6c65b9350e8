using Microsoft.Extensions.Time.Testing;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using TestKit.Processes;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>A case full of names, references and words: none of them leaves by any channel (REVIEW-8).</summary>
public sealed class NothingPersonalTests
{
    private const string Agency = "story";

    [Fact]
    public async Task No_message_by_any_channel_and_no_log_line_holds_anything_of_a_case_but_its_id()
    {
        await using var mail = new MailServer();
        await using var server = await HookServer.StartAsync();
        using var data = new DataFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

        // A story needs the jobs; what the channels carry of it is then sent by a service that runs none by itself.
        Story story;
        IReadOnlyList<string> told;
        await using (var teller = new ServiceHost { Kept = data, Clock = clock })
        {
            story = new Story(teller, Agency);
            await story.TellAsync();
            told = [.. teller.Logs.Lines];
        }

        await using var host = new ServiceHost
        {
            Kept = data,
            Clock = clock,
            Settings = new Dictionary<string, string?>([.. mail.Settings, .. HookServer.Settings])
            {
                ["Jobs:Run"] = "false",
            },
        };
        host.StartServer();
        Database.Change(host, "DELETE FROM DeliveryReminders; DELETE FROM Deliveries; DELETE FROM Outbox; "
            + "DELETE FROM Reminders; DELETE FROM JobLeases;");
        var caseId = Guid.Parse(story.CaseId);
        var address = $"{story.Secret("Mailbox")}@agency.example";
        var hookPath = story.Secret("HookPath");
        await host.AssignAsync(story.CaseId, "reviewer-1", Agency);
        await host.RecipientAsync("reviewer-1", address, agency: Agency, digest: host.Clock.GetUtcNow());
        var webhook = await host.HookAsync($"{server.Url}/{hookPath}", Agency);
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(k => k != DeadlineKind.Unspecified))
        {
            foreach (var stage in Enum.GetValues<LadderStage>().Where(s => s != LadderStage.Unspecified))
            {
                await host.DeliveryAsync(
                    DeliveryChannel.Email, "REVIEWER-1", Agency, reminders: Reminder(kind, stage));
                await host.DeliveryAsync(
                    DeliveryChannel.Webhook, webhook.WebhookId, Agency, reminders: Reminder(kind, stage));
            }
        }

        await host.DeliveryAsync(DeliveryChannel.Email, "REVIEWER-1", Agency, reminders:
            [Reminder(DeadlineKind.Review, LadderStage.Due), Reminder(DeadlineKind.Notice, LadderStage.Manager)]);
        await host.DigestsAsync();
        await host.EmailsAsync();
        await host.WebhooksAsync();
        var url = (await host.Caller("reviewer", Agency, "reviewer-1").Channels.CreateCalendarFeedAsync(
            new CreateCalendarFeedRequest { RequestId = Id() })).Url;
        using var http = host.CreateClient();
        var calendar = await http.GetStringAsync(url);

        Assert.Equal(30, mail.Received.Count);
        Assert.Equal(28, server.Received.Count);
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        var messages = mail.Received.Select(m =>
        {
            Assert.Equal(address, m.To.ToString(), ignoreCase: true);
            m.To.Clear();
            return $"{string.Join('\n', m.Headers)} {m.Subject} {m.TextBody} {m.HtmlBody} {m}";
        });
        List<string> all =
            [.. messages, .. server.Received.Select(h => System.Text.Encoding.UTF8.GetString(h.Body)), calendar];
        Assert.All(all, text => Assert.Contains(
            caseId.ToString(), text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        foreach (var secret in story.Secrets)
        {
            Assert.DoesNotContain(all, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(
                told.Concat(host.Logs.Lines),
                line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        RiskPlatform.RiskService.Reminders.ReminderRow Reminder(DeadlineKind kind, LadderStage stage) =>
            host.Reminder(Agency, kind, stage, RiskLevel.Imminent, caseId);
    }
}
