using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Channels;

/// <summary>E-mails through a real mail server, with STARTTLS and a sign-in.</summary>
public sealed class EmailTests
{
    [Theory]
    [InlineData(LadderStage.Reminder, 1, "Review due soon: case ending ")]
    [InlineData(LadderStage.Due, 0, "Review due: case ending ")]
    [InlineData(LadderStage.Manager, -1, "Review overdue: case ending ")]
    public async Task A_reminder_says_what_is_to_be_done_by_when_and_where(
        LadderStage stage, int days, string subject)
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        host.Clock.Advance(TimeSpan.FromDays(180));
        await host.RecipientAsync("worker-1", "worker@agency.example");
        var reminder = host.Reminder(stage: stage, level: RiskLevel.Imminent, due: TimeSpan.FromDays(days));
        var id = await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: reminder);
        await host.EmailsAsync();
        await host.EmailsAsync();

        var message = Assert.Single(mail.Received);
        Assert.Equal(MailServer.User, Assert.Single(mail.SignIns));
        Assert.Equal("worker@agency.example", message.To.ToString());
        Assert.Equal(subject + reminder.CaseId.ToString()[^8..], message.Subject);
        Assert.Equal($"{id}@platform.example", message.MessageId);
        Assert.Equal(
            ("auto-generated", "All"),
            (message.Headers["Auto-Submitted"], message.Headers["X-Auto-Response-Suppress"]));
        foreach (var body in new[] { message.TextBody, message.HtmlBody })
        {
            Assert.Contains(reminder.CaseId.ToString(), body, StringComparison.Ordinal);
            Assert.Contains($"https://risk.example/cases/{reminder.CaseId}", body, StringComparison.Ordinal);
            Assert.Equal(
                stage >= LadderStage.Manager, body!.Contains("as soon as possible", StringComparison.Ordinal));

            // 09:00 UTC is 10:00 in a London summer.
            Assert.Contains("10:00 (Europe/London)", body, StringComparison.Ordinal);
            Assert.DoesNotContain("imminent", body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("imminent", message.Subject, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"en\">", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.HtmlBody, StringComparison.OrdinalIgnoreCase);
        var delivery = await host.FindAsync(id);
        Assert.Equal((DeliveryState.Sent, "worker-1"), (delivery.State, delivery.ReceiverId));
    }

    [Fact]
    public async Task Actions_about_self_harm_read_like_others()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", "worker@agency.example");
        await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder(
            kind: DeadlineKind.SelfHarmAction));
        await host.EmailsAsync();
        var message = Assert.Single(mail.Received);
        Assert.DoesNotContain("harm", message.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Action due: case ending", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_e_mail_says_does_not_depend_on_the_level()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", "worker@agency.example");
        var caseId = Guid.CreateVersion7();
        DeadlineKind[] kinds = [DeadlineKind.Review, DeadlineKind.SafeguardingAction, DeadlineKind.SelfHarmAction];
        LadderStage[] stages = [LadderStage.Reminder, LadderStage.Due, LadderStage.Manager];
        RiskLevel[] levels = [RiskLevel.Standard, RiskLevel.Medium, RiskLevel.High, RiskLevel.Imminent];
        foreach (var (kind, stage) in kinds.SelectMany(k => stages.Select(s => (k, s))))
        {
            foreach (var level in levels)
            {
                await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder(
                    kind: kind, stage: stage, level: level, caseId: caseId));
            }

            await host.EmailsAsync();
            Assert.Equal(levels.Length, mail.Received.Count);
            var text = Assert.Single(
                mail.Received.Select(m => $"{m.Subject}\n{m.TextBody}\n{m.HtmlBody}").Distinct());
            Assert.Equal(stage >= LadderStage.Manager || kind != DeadlineKind.Review,
                text.Contains("as soon as possible", StringComparison.Ordinal));
            mail.Received.Clear();
        }
    }

    [Fact]
    public async Task A_digest_lists_all_that_concerns_IMMINENT_first_and_does_not_say_so()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", "worker@agency.example");
        var others = Enumerable.Range(0, 60).Select(i => host.Reminder(due: TimeSpan.FromHours(i - 90))).ToList();
        var imminent = Enumerable.Range(0, 110)
            .Select(i => host.Reminder(level: RiskLevel.Imminent, due: TimeSpan.FromMinutes(i - 200))).ToList();
        await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: [.. others, .. imminent]);
        await host.EmailsAsync();
        var body = Assert.Single(mail.Received).TextBody!;
        Assert.All(imminent, r => Assert.Contains(r.CaseId.ToString(), body, StringComparison.Ordinal));
        Assert.Contains("And 60 more in your inbox.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("imminent", mail.Received.First().ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Many_at_one_time_are_one_digest_that_begins_with_what_is_overdue()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", "worker@agency.example");
        var reminders = Enumerable.Range(0, 120)
            .Select(i => host.Reminder(due: TimeSpan.FromHours(i - 60))).ToArray();
        var id = await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: reminders);
        await host.EmailsAsync();
        var message = Assert.Single(mail.Received);
        Assert.NotNull(message.TextBody);
        Assert.Equal("120 reminders", message.Subject);
        Assert.Contains("And 20 more in your inbox.", message.TextBody, StringComparison.Ordinal);
        Assert.Equal(100, message.TextBody.Split("https://risk.example/cases/").Length - 1);
        var overdue = message.TextBody.IndexOf("Overdue", StringComparison.Ordinal);
        Assert.InRange(overdue, 0, message.TextBody.IndexOf("Coming up", StringComparison.Ordinal));
        Assert.Equal(100, (await host.FindAsync(id)).ReminderIds.Count);
    }

    [Fact]
    public async Task The_urgent_one_goes_first()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", "worker@agency.example");
        for (var i = 0; i < 60; i++)
        {
            await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder());
        }

        var urgent = await host.DeliveryAsync(
            DeliveryChannel.Email, "WORKER-1", urgent: true, reminders: host.Reminder());
        await host.EmailsAsync();
        Assert.Equal(61, mail.Received.Count);
        Assert.Equal($"{urgent}@platform.example", mail.Ids.First());
    }

    [Fact]
    public async Task No_address_can_add_a_header_or_a_receiver()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        string[] addresses =
        [
            "a@agency.example\r\nBcc: b@agency.example", "a@agency.example, b@agency.example",
            "A <a@agency.example>", "\"a\r\n\"@agency.example", "a@agency.example\nSubject: x", "nobody",
        ];
        for (var i = 0; i < addresses.Length; i++)
        {
            await host.RecipientAsync($"worker-{i}", addresses[i]);
            await host.DeliveryAsync(DeliveryChannel.Email, $"WORKER-{i}", reminders: host.Reminder());
        }

        await host.EmailsAsync();
        Assert.Empty(mail.Received);
        Assert.All(await host.ListAsync(), d => Assert.Equal(
            (DeliveryState.Failed, DeliveryFailure.Refused), (d.State, d.LastFailure)));
        Assert.DoesNotContain(
            host.Logs.Lines, line => line.Contains("agency.example", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_is_gone_or_has_no_address_gets_none()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        await host.RecipientAsync("worker-1", null);
        await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder());
        await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-2", reminders: host.Reminder());
        await host.EmailsAsync();
        Assert.Empty(mail.Received);
        Assert.All(await host.ListAsync(), d => Assert.Equal(DeliveryState.Dropped, d.State));
    }

    [Fact]
    public async Task What_was_dropped_for_want_of_an_address_is_seen_and_can_be_sent_once_there_is_one()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        var id = await host.DeliveryAsync(DeliveryChannel.Email, "WORKER-1", reminders: host.Reminder());
        Assert.Equal("Healthy", await HealthAsync());
        await host.EmailsAsync();
        Assert.Equal("Degraded", await HealthAsync());
        Assert.Single(host.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)
            && line.Contains(id.ToString(), StringComparison.Ordinal)
            && line.Contains("was dropped", StringComparison.Ordinal));
        Assert.Equal("ILLEGAL_TRANSITION", (await Failures.RefusedAsync(() => RetryAsync())).Reason);

        await host.RecipientAsync("worker-1", "worker@agency.example");
        Assert.Equal(DeliveryState.Waiting, (await RetryAsync()).Delivery.State);
        await host.EmailsAsync();
        Assert.Equal($"{id}@platform.example", Assert.Single(mail.Ids));
        Assert.Equal("ILLEGAL_TRANSITION", (await Failures.RefusedAsync(() => RetryAsync())).Reason);

        async Task<string> HealthAsync()
        {
            using var http = host.CreateClient();
            return await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        }

        Grpc.Core.AsyncUnaryCall<RetryDeliveryResponse> RetryAsync() =>
            host.Manager().Channels.RetryDeliveryAsync(
                new RetryDeliveryRequest { DeliveryId = id.ToString(), RequestId = Requests.Id() });
    }

    [Fact]
    public async Task The_weekly_digest_comes_once_a_week_with_what_stands_then()
    {
        await using var mail = new MailServer();
        await using var host = Channelling.Quiet(mail.Settings);
        var monday = host.Clock.GetUtcNow();
        await host.RecipientAsync("worker-1", "worker@agency.example", digest: monday);
        await host.RecipientAsync("manager-1", "manager@agency.example", RecipientRole.Manager, digest: monday);
        var mine = await host.CaseAsync("worker-1");
        var others = await host.CaseAsync("worker-2");

        // A new case's review is due within a day.
        await host.DigestsAsync();
        await host.DigestsAsync();
        await host.EmailsAsync();
        Assert.Equal(2, mail.Received.Count);
        var (own, all) = (Body("worker@agency.example"), Body("manager@agency.example"));
        Assert.Contains(mine, own, StringComparison.Ordinal);
        Assert.DoesNotContain(others, own, StringComparison.Ordinal);
        Assert.Contains(mine, all, StringComparison.Ordinal);
        Assert.Contains(others, all, StringComparison.Ordinal);

        // After an outage of weeks there is one, not one for each.
        mail.Received.Clear();
        await host.PassAsync(TimeSpan.FromDays(6), TimeSpan.FromDays(1), h => h.DigestsAsync());
        await host.EmailsAsync();
        Assert.Empty(mail.Received);
        host.Clock.Advance(TimeSpan.FromDays(22));
        await host.DigestsAsync();
        await host.DigestsAsync();
        await host.EmailsAsync();
        Assert.Equal(2, mail.Received.Count);
        Assert.Contains("Overdue", Body("worker@agency.example"), StringComparison.Ordinal);

        string Body(string to) => mail.Received.Single(m => m.To.ToString() == to).TextBody!;
    }
}
