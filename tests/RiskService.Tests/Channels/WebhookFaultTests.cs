using Microsoft.AspNetCore.Http;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>Receivers that are slow, refuse, or break in the middle.</summary>
public sealed class WebhookFaultTests
{
    [Theory]
    [InlineData(500, DeliveryFailure.RefusedForNow), InlineData(503, DeliveryFailure.RefusedForNow)]
    [InlineData(429, DeliveryFailure.RefusedForNow), InlineData(408, DeliveryFailure.RefusedForNow)]
    [InlineData(400, DeliveryFailure.Refused), InlineData(404, DeliveryFailure.Refused)]
    [InlineData(302, DeliveryFailure.Refused)]
    public async Task A_refusal_is_tried_again_under_the_same_id_and_arrives_once(int status, DeliveryFailure failure)
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url + "/first");
        server.Answer = (http, _) =>
        {
            http.Response.StatusCode = status;
            if (status == 302) http.Response.Headers.Location = server.Url + "/elsewhere";
            return Task.CompletedTask;
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        var refused = await host.FindAsync(id);
        Assert.Equal((DeliveryState.Waiting, failure, 1), (refused.State, refused.LastFailure, refused.Attempts));
        Assert.InRange(refused.NextAttemptTime.ToDateTimeOffset() - host.Clock.GetUtcNow(),
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.2));
        await host.WebhooksAsync();
        Assert.Single(server.Received);

        server.Answer = (_, _) => Task.CompletedTask;
        await host.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(2), h => h.WebhooksAsync());
        Assert.Equal([id.ToString(), id.ToString()], server.Received.Select(h => h.Id));
        Assert.All(server.Received, h => Assert.Equal("/first", h.Path));
        Assert.Equal(DeliveryState.Sent, (await host.FindAsync(id)).State);
    }

    [Fact]
    public async Task One_that_asks_for_time_gets_it()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        server.Answer = (http, _) =>
        {
            (http.Response.StatusCode, http.Response.Headers.RetryAfter) = (429, "1800");
            return Task.CompletedTask;
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        var wait = (await host.FindAsync(id)).NextAttemptTime.ToDateTimeOffset() - host.Clock.GetUtcNow();
        Assert.InRange(wait, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(36));
    }

    [Fact]
    public async Task One_that_hangs_is_asked_once_and_holds_up_nobody_else()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        using var hanging = new CancellationTokenSource();
        server.Answer = (http, _) => http.Request.Path == "/slow"
            ? Task.Delay(Timeout.Infinite, hanging.Token) : Task.CompletedTask;
        var slow = await host.HookAsync(server.Url + "/slow");
        var fast = await host.HookAsync(server.Url + "/fast");
        var (stuck, through) = (new List<Guid>(), new List<Guid>());
        for (var i = 0; i < 130; i++)
        {
            stuck.Add(await host.DeliveryAsync(DeliveryChannel.Webhook, slow.WebhookId, reminders: host.Reminder()));
        }

        for (var i = 0; i < 5; i++)
        {
            through.Add(await host.DeliveryAsync(
                DeliveryChannel.Webhook, fast.WebhookId, reminders: host.Reminder()));
        }

        await host.WebhooksAsync();
        Assert.Single(server.Received, h => h.Path == "/slow");
        Assert.Equal(
            through.Select(i => i.ToString()).Order(),
            server.Received.Where(h => h.Path == "/fast").Select(h => h.Id).Order());
        var all = await host.ListAsync();
        Assert.Equal(130, all.Count(d => d.State == DeliveryState.Waiting));
        Assert.Single(all, d => d.LastFailure == DeliveryFailure.Timeout && d.Attempts == 1);

        await hanging.CancelAsync();
        server.Answer = (_, _) => Task.CompletedTask;
        await host.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), h => h.WebhooksAsync());
        Assert.Equal(
            stuck.Select(i => i.ToString()).Order(),
            server.Received.Where(h => h.Path == "/slow").Skip(1).Select(h => h.Id).Order());
    }

    [Fact]
    public async Task One_that_breaks_off_gets_the_same_message_again()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        server.Answer = (http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        Assert.Equal(DeliveryFailure.Unreachable, (await host.FindAsync(id)).LastFailure);
        server.Answer = (_, _) => Task.CompletedTask;
        await host.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), h => h.WebhooksAsync());
        Assert.Equal([id.ToString(), id.ToString()], server.Received.Select(h => h.Id));
        Assert.Equal(server.Received.First().Body, server.Received.Last().Body);
    }

    [Fact]
    public async Task An_endless_answer_ends_with_its_head()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        server.Answer = async (http, _) =>
        {
            var block = new byte[64 * 1024];
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(block);
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        Assert.Equal(DeliveryState.Sent, (await host.FindAsync(id)).State);
    }

    [Fact]
    public async Task One_that_is_gone_is_disabled_at_once_and_managers_are_told()
    {
        await using var mail = new MailServer();
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet([.. HookServer.Settings, .. mail.Settings]);
        await host.RecipientAsync("manager-1", "manager@agency.example", RecipientRole.Manager);
        await host.RecipientAsync("reviewer-1", "reviewer@agency.example");
        var webhook = await host.HookAsync(server.Url + "/secret-path");
        server.Answer = (http, _) =>
        {
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        var found = await host.FindHookAsync(webhook.WebhookId);
        Assert.Equal((false, WebhookDisabledReason.Gone), (found.Enabled, found.DisabledReason));
        Assert.Equal(DeliveryState.Failed, (await host.FindAsync(id)).State);

        await host.EmailsAsync();
        var told = Assert.Single(mail.Received);
        Assert.Equal("manager@agency.example", told.To.ToString());
        Assert.Contains(webhook.WebhookId, told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", told.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecipientRole.SafeguardingLead), InlineData(RecipientRole.Reviewer)]
    public async Task Where_no_manager_has_an_address_others_are_told(RecipientRole role)
    {
        await using var mail = new MailServer();
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet([.. HookServer.Settings, .. mail.Settings]);
        await host.RecipientAsync("manager-1", null, RecipientRole.Manager);
        await host.RecipientAsync("somebody", "somebody@agency.example", role);
        if (role != RecipientRole.Reviewer) await host.RecipientAsync("reviewer-1", "reviewer@agency.example");
        var webhook = await host.HookAsync(server.Url);
        server.Answer = (http, _) =>
        {
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        await host.EmailsAsync();
        var told = Assert.Single(mail.Received);
        Assert.Equal("somebody@agency.example", told.To.ToString());
        Assert.Contains("no manager", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_outlast_its_lease_is_left_and_comes_once()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var webhook = await host.HookAsync(server.Url);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await host.DeliveryAsync(
                DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder())).ToString());
        }

        server.Answer = (_, _) =>
        {
            if (server.Received.Count == 1) host.Clock.Advance(TimeSpan.FromMinutes(4.5));
            return Task.CompletedTask;
        };
        await host.WebhooksAsync();
        Assert.Equal(ids[0], Assert.Single(server.Received).Id);
        await host.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(2), h => h.WebhooksAsync());
        Assert.Equal(ids, server.Received.Select(h => h.Id));
    }

    [Fact]
    public async Task One_that_fails_for_a_day_is_disabled_and_what_failed_can_be_sent_again()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        await host.RecipientAsync("manager-1", "manager@agency.example", RecipientRole.Manager);
        var webhook = await host.HookAsync(server.Url);
        server.Answer = (http, _) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var id = await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
        await host.WebhooksAsync();
        for (var hour = 1; hour < 24; hour++)
        {
            await host.DeliveryAsync(DeliveryChannel.Webhook, webhook.WebhookId, reminders: host.Reminder());
            host.Clock.Advance(TimeSpan.FromHours(1));
            await host.WebhooksAsync();
        }

        Assert.True((await host.FindHookAsync(webhook.WebhookId)).Enabled);
        await host.PassAsync(TimeSpan.FromHours(9), TimeSpan.FromHours(1), h => h.WebhooksAsync());
        var disabled = await host.FindHookAsync(webhook.WebhookId);
        Assert.Equal((false, WebhookDisabledReason.Failures), (disabled.Enabled, disabled.DisabledReason));
        Assert.True(disabled.Failures >= 10);
        Assert.Single(await host.ListAsync(), d => d.Channel == DeliveryChannel.Email);

        // Three days later nothing waits any more, and nothing is lost: somebody can send it again.
        server.Received.Clear();
        await host.PassAsync(TimeSpan.FromDays(4), TimeSpan.FromHours(2), h => h.WebhooksAsync());
        Assert.Empty(server.Received);
        Assert.All(await host.ListAsync(), d => Assert.Equal(
            d.Channel == DeliveryChannel.Webhook ? DeliveryState.Failed : DeliveryState.Waiting, d.State));
        server.Answer = (_, _) => Task.CompletedTask;
        var enabled = disabled.Clone();
        enabled.Enabled = true;
        var answer = await host.Manager().Channels.UpdateWebhookAsync(
            new UpdateWebhookRequest { Webhook = enabled, RequestId = Id() });
        Assert.Equal(0, answer.Webhook.Failures);
        var again = await host.Manager().Channels.RetryDeliveryAsync(
            new RetryDeliveryRequest { DeliveryId = id.ToString(), RequestId = Id() });
        Assert.Equal((DeliveryState.Waiting, 0), (again.Delivery.State, again.Delivery.Attempts));
        await host.WebhooksAsync();
        Assert.Equal(id.ToString(), Assert.Single(server.Received).Id);
        Assert.Equal("ILLEGAL_TRANSITION", (await Failures.RefusedAsync(
            () => host.Manager().Channels.RetryDeliveryAsync(
                new RetryDeliveryRequest { DeliveryId = id.ToString(), RequestId = Id() }))).Reason);
    }
}
