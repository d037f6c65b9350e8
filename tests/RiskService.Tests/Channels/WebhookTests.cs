using System.Globalization;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>Webhooks to a real server.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_reminder_arrives_signed_with_codes_and_ids_alone()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var created = await host.CreateHookAsync(server.Url + "/hook");
        var reminder = host.Reminder(level: RiskLevel.High, stage: LadderStage.Manager);
        var id = await host.DeliveryAsync(
            DeliveryChannel.Webhook, created.Webhook.WebhookId, reminders: reminder);
        await host.WebhooksAsync();
        await host.WebhooksAsync();

        var hook = Assert.Single(server.Received);
        Assert.Equal((id.ToString(), "/hook"), (hook.Id, hook.Path));
        Assert.Equal(
            host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), hook.Timestamp);
        Assert.True(hook.SignedWith(created.Secret));
        Assert.Equal("reminder.created", hook.Json.GetProperty("type").GetString());
        var data = hook.Json.GetProperty("data");
        Assert.Equal(
            ["reminder_id", "number", "case_id", "kind", "concerns_id", "stage", "level", "due_time"],
            data.EnumerateObject().Select(p => p.Name));
        Assert.Equal(reminder.CaseId.ToString(), data.GetProperty("case_id").GetString());
        Assert.Equal(reminder.Number, data.GetProperty("number").GetInt64());
        Assert.Equal(
            ("DEADLINE_KIND_REVIEW", "LADDER_STAGE_MANAGER", "HIGH", "2026-01-05T09:00:00.000Z"),
            (data.GetProperty("kind").GetString(), data.GetProperty("stage").GetString(),
                data.GetProperty("level").GetString(), data.GetProperty("due_time").GetString()));

        var delivery = await host.FindAsync(id);
        Assert.Equal((DeliveryState.Sent, 1), (delivery.State, delivery.Attempts));
        Assert.Equal([reminder.Id.ToString()], delivery.ReminderIds);
        Assert.NotNull((await host.FindHookAsync(created.Webhook.WebhookId)).SuccessTime);
    }

    [Fact]
    public async Task Both_secrets_sign_for_a_day_after_a_rotation()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var created = await host.CreateHookAsync(server.Url);
        var rotated = await host.Manager().Channels.RotateWebhookSecretAsync(new RotateWebhookSecretRequest
        { WebhookId = created.Webhook.WebhookId, RequestId = Id() });
        Assert.NotEqual(created.Secret, rotated.Secret);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), rotated.OldUntilTime.ToDateTimeOffset());

        await TestAsync();
        host.Clock.Advance(TimeSpan.FromHours(24));
        await TestAsync();
        var (first, second) = (server.Received.First(), server.Received.Last());
        Assert.True(first.SignedWith(created.Secret) && first.SignedWith(rotated.Secret));
        Assert.True(second.SignedWith(rotated.Secret));
        Assert.False(second.SignedWith(created.Secret));
        Assert.Equal("webhook.test", second.Json.GetProperty("type").GetString());

        async Task TestAsync()
        {
            var test = await host.Manager().Channels.TestWebhookAsync(new TestWebhookRequest
            { WebhookId = created.Webhook.WebhookId, RequestId = Id() });
            Assert.Equal(DeliveryState.Waiting, test.Delivery.State);
            await host.WebhooksAsync();
            Assert.Equal(test.Delivery.DeliveryId, server.Received.Last().Id);
        }
    }

    [Fact]
    public async Task A_secret_is_shown_to_whoever_made_it_and_lies_sealed()
    {
        await using var host = Channelling.Quiet(HookServer.Settings);
        var request = new CreateWebhookRequest
        { Webhook = new Webhook { Url = "http://127.0.0.1:9/token-in-path" }, RequestId = Id() };
        var first = await host.Manager().Channels.CreateWebhookAsync(request);
        Assert.Equal(first, await host.Manager().Channels.CreateWebhookAsync(request));
        var stored = Convert.ToHexString(await File.ReadAllBytesAsync(host.DatabaseFile))
            + Convert.ToHexString(await ReadSharedAsync(host.DatabaseFile + "-wal"));
        Assert.DoesNotContain(Hex("token-in-path"), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Hex(first.Secret), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToHexString(Convert.FromBase64String(first.Secret["whsec_".Length..])), stored,
            StringComparison.Ordinal);
        Assert.Contains(Hex(Channelling.Agency), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(
            host.Logs.Lines, line => line.Contains("token-in-path", StringComparison.Ordinal)
                || line.Contains(first.Secret, StringComparison.Ordinal));

        static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));

        static async Task<byte[]> ReadSharedAsync(string file)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all);
            return all.ToArray();
        }
    }

    [Fact]
    public async Task An_agency_has_twenty_and_sees_its_own()
    {
        await using var host = Channelling.Quiet(HookServer.Settings);
        for (var i = 0; i < 20; i++) await host.HookAsync($"http://127.0.0.1:9/{i}");
        var refused = await Failures.RefusedAsync(() => host.HookAsync("http://127.0.0.1:9/one-more"));
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        var listed = (await host.Manager().Channels.ListWebhooksAsync(new ListWebhooksRequest())).Webhooks;
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"http://127.0.0.1:9/{i}"), listed.Select(w => w.Url));
        await host.HookAsync("http://127.0.0.1:9/theirs", "other");
        Assert.Single((await host.Manager("other").Channels.ListWebhooksAsync(new ListWebhooksRequest())).Webhooks);
    }

    [Fact]
    public async Task What_waits_for_a_deleted_one_is_dropped_and_a_disabled_one_gets_nothing_until_it_is_enabled()
    {
        await using var server = await HookServer.StartAsync();
        await using var host = Channelling.Quiet(HookServer.Settings);
        var (gone, kept) = (await host.HookAsync(server.Url + "/gone"), await host.HookAsync(server.Url + "/kept"));
        var dropped = await host.DeliveryAsync(DeliveryChannel.Webhook, gone.WebhookId, reminders: host.Reminder());
        var waiting = await host.DeliveryAsync(DeliveryChannel.Webhook, kept.WebhookId, reminders: host.Reminder());
        await host.Manager().Channels.DeleteWebhookAsync(
            new DeleteWebhookRequest { WebhookId = gone.WebhookId, RequestId = Id() });
        await EnableAsync(false);
        await host.WebhooksAsync();
        Assert.Empty(server.Received);
        Assert.Equal(DeliveryState.Dropped, (await host.FindAsync(dropped)).State);
        Assert.Equal(DeliveryState.Waiting, (await host.FindAsync(waiting)).State);
        var refused = await Failures.RefusedAsync(() => host.Manager().Channels.TestWebhookAsync(
            new TestWebhookRequest { WebhookId = kept.WebhookId, RequestId = Id() }));
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);

        await EnableAsync(true);
        await host.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), h => h.WebhooksAsync());
        Assert.Equal(waiting.ToString(), Assert.Single(server.Received).Id);

        async Task EnableAsync(bool enabled)
        {
            var changed = kept.Clone();
            changed.Enabled = enabled;
            var answer = await host.Manager().Channels.UpdateWebhookAsync(
                new UpdateWebhookRequest { Webhook = changed, RequestId = Id() });
            Assert.Equal(
                enabled ? WebhookDisabledReason.Unspecified : WebhookDisabledReason.ByPerson,
                answer.Webhook.DisabledReason);
        }
    }
}
