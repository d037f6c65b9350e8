using System.Globalization;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ReviewChannelCommandTests
{
    [Fact]
    public async Task Settings_are_shown_with_who_set_them()
    {
        var (_, run) = await SendAsync<GetReviewSettingsRequest>("review-settings", "show");
        using var _ = run;
        Assert.Matches(@"high-hours\W+100\W+agency", run.Out);
        Assert.Matches(@"medium-hours\W+720\W+platform", run.Out);
        Assert.Contains("MONDAY 09:00-17:00", run.Out, StringComparison.Ordinal);
        Assert.Contains("v3", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_named_is_changed_and_the_rest_stays()
    {
        var (sent, run) = await SendAsync<UpdateReviewSettingsRequest>("review-settings", "set",
            "--medium-hours", "600", "--time-zone", "Europe/Paris", "--working-hours", "monday=08:30-16:30",
            "FRIDAY=08:30-12:00", "--quiet-times", "20:00-08:00", "--bank-holidays", "scotland",
            "--weekly-digest-day", "friday", "--weekly-digest-hour", "8", "--default-reviewer-id", "worker-7");
        using var _ = run;
        var expected = ReviewAnswers.Own();
        expected.MediumHours = 600;
        expected.TimeZone = "Europe/Paris";
        expected.WorkingHours.Add(new WorkingHours { Day = Weekday.Monday, Start = "08:30", End = "16:30" });
        expected.WorkingHours.Add(new WorkingHours { Day = Weekday.Friday, Start = "08:30", End = "12:00" });
        expected.QuietTimes.Add(new QuietTime { Start = "20:00", End = "08:00" });
        (expected.BankHolidays, expected.WeeklyDigestDay) = (BankHolidays.Scotland, Weekday.Friday);
        (expected.WeeklyDigestHour, expected.DefaultReviewerId) = (8, "worker-7");
        Assert.Equal(expected, sent.Own);
    }

    [Fact]
    public async Task Nothing_named_by_an_option_takes_what_the_platform_sets()
    {
        var (sent, run) = await SendAsync<UpdateReviewSettingsRequest>(
            "review-settings", "set", "--high-hours", "0", "--closed-days", "--etag", "v2");
        using var _ = run;
        Assert.Equal(new ReviewSettings { Etag = "v2" }, sent.Own);
    }

    [Theory]
    [InlineData]
    [InlineData("--working-hours", "someday=09:00-17:00")]
    [InlineData("--working-hours", "monday")]
    [InlineData("--quiet-times", "22:00")]
    [InlineData("--high-hours", "many")]
    public async Task What_can_not_be_read_is_not_sent(params string[] options)
    {
        using var run = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await run.RunAsync(["review-settings", "set", .. options]));
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "UpdateReviewSettings");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_has_an_option() => Assert.Equal(
        ReviewSettings.Descriptor.Fields.InFieldNumberOrder().Select(f => "--" + f.Name.Replace('_', '-'))
            .Except(["--etag"]).Order(StringComparer.Ordinal),
        new RiskPlatform.Cli.Commands.Reviews.SettingsOptions().All.Select(o => o.Name)
            .Order(StringComparer.Ordinal));

    [Fact]
    public async Task Recipients_are_listed_saved_and_removed()
    {
        var (list, one) = await SendAsync<ListRecipientsRequest>("recipients", "list", "--team", "north");
        using (one)
        {
            Assert.Equal("north", list.TeamId);
            Assert.Contains("worker-7@example.org", one.Out, StringComparison.Ordinal);
        }

        var (save, two) = await SendAsync<SaveRecipientRequest>("recipients", "save", "worker-8", "--role", "manager",
            "reviewer", "--email", "w@example.org", "--team", "south", "--email-mode", "imminent-only",
            "--weekly-digest");
        using (two)
        {
            Assert.Equal(
                new Recipient
                {
                    WorkerId = "worker-8",
                    Roles = { RecipientRole.Manager, RecipientRole.Reviewer },
                    EmailAddress = "w@example.org",
                    TeamId = "south",
                    EmailMode = EmailMode.ImminentOnly,
                    WeeklyDigest = true,
                },
                save.Recipient);
        }

        var (remove, three) = await SendAsync<RemoveRecipientRequest>("recipients", "remove", "worker-8");
        using (three) Assert.Equal("worker-8", remove.WorkerId);
        using var nobody = new CliRun(FakeInvoker.Answering(new ListRecipientsResponse()));
        Assert.Equal(0, await nobody.RunAsync("recipients", "list"));
        Assert.Contains("in the inbox alone", nobody.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhooks_secret_is_shown_once_whole()
    {
        var (sent, run) = await SendAsync<CreateWebhookRequest>(
            "webhooks", "create", "https://cases.agency.example/hooks", "--kind", "review");
        using (run)
        {
            Assert.Equal(("https://cases.agency.example/hooks", true), (sent.Webhook.Url, sent.Webhook.Enabled));
            Assert.Equal([DeadlineKind.Review], sent.Webhook.Kinds);
            Assert.Contains(
                "whsec_c3ludGhldGlj", run.Out.Split(Environment.NewLine), StringComparer.Ordinal);
        }

        var (rotate, second) = await SendAsync<RotateWebhookSecretRequest>("webhooks", "rotate", "w-1");
        using (second)
        {
            Assert.Equal("w-1", rotate.WebhookId);
            Assert.Contains("whsec_bmV3", second.Out.Split(Environment.NewLine), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task A_webhook_is_changed_in_what_is_named()
    {
        var (disabled, one) = await SendAsync<UpdateWebhookRequest>("webhooks", "update", "w-1", "--disable");
        using (one)
        {
            var expected = ReviewAnswers.Hook();
            expected.Enabled = false;
            Assert.Equal(expected, disabled.Webhook);
        }

        var (moved, two) = await SendAsync<UpdateWebhookRequest>(
            "webhooks", "update", "w-1", "--url", "https://other.example/", "--all-kinds");
        using (two)
        {
            Assert.Equal(("https://other.example/", true, 0),
                (moved.Webhook.Url, moved.Webhook.Enabled, moved.Webhook.Kinds.Count));
        }

        using var wrong = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(1, await wrong.RunAsync("webhooks", "update", "w-9", "--enable"));
        Assert.Equal(2, await wrong.RunAsync("webhooks", "update", "w-1", "--enable", "--disable"));
        Assert.Equal(2, await wrong.RunAsync("webhooks", "update", "w-1", "--kind", "review", "--all-kinds"));
        Assert.DoesNotContain(wrong.Service.Calls, c => c.Method == "UpdateWebhook");
    }

    [Fact]
    public async Task Webhooks_are_listed_tested_and_deleted()
    {
        var (_, list) = await SendAsync<ListWebhooksRequest>("webhooks", "list");
        using (list) Assert.Contains("https://cases.agency.example/hooks", list.Out, StringComparison.Ordinal);
        var (test, one) = await SendAsync<TestWebhookRequest>("webhooks", "test", "w-1");
        using (one) Assert.Equal("w-1", test.WebhookId);
        var (delete, two) = await SendAsync<DeleteWebhookRequest>("webhooks", "delete", "w-1");
        using (two) Assert.Equal("w-1", delete.WebhookId);
    }

    [Fact]
    public async Task What_failed_for_good_is_seen_and_sent_again()
    {
        var (sent, list) = await SendAsync<ListDeliveriesRequest>(
            "deliveries", "--state", "failed", "--channel", "webhook");
        using (list)
        {
            Assert.Equal((DeliveryState.Failed, DeliveryChannel.Webhook), (sent.State, sent.Channel));
            Assert.Contains("FAILED", list.Out, StringComparison.Ordinal);
            Assert.Contains("last failed: UNREACHABLE", list.Out, StringComparison.Ordinal);
            Assert.Contains("risk deliveries retry d-1", list.Out, StringComparison.Ordinal);
        }

        var (retry, run) = await SendAsync<RetryDeliveryRequest>("deliveries", "retry", "d-1");
        using (run) Assert.Equal("d-1", retry.DeliveryId);
    }

    [Fact]
    public async Task A_calendar_feed_is_made_shown_and_ended()
    {
        var (_, made) = await SendAsync<CreateCalendarFeedRequest>("calendar", "create");
        using (made)
        {
            Assert.Contains(
                "https://risk.example/calendar/abc.ics", made.Out.Split(Environment.NewLine), StringComparer.Ordinal);
            Assert.Contains($"It ends {Shown(90)}.", made.Out, StringComparison.Ordinal);
        }

        var (_, shown) = await SendAsync<GetCalendarFeedRequest>("calendar", "show");
        using (shown) Assert.Contains($"last read —, ends {Shown(89)}.", shown.Out, StringComparison.Ordinal);
        var (_, ended) = await SendAsync<RevokeCalendarFeedRequest>("calendar", "revoke");
        using (ended) Assert.Contains("Ended.", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_whose_calendar_feeds_there_are_and_ends_one()
    {
        var (asked, list) = await SendAsync<ListCalendarFeedsRequest>(
            "calendar", "list", "--page-size", "10", "--page-token", "here");
        using (list)
        {
            Assert.Equal((10, "here"), (asked.PageSize, asked.PageToken));
            Assert.Matches($@"worker-7  made .*, last read —, ends {Shown(89)}", list.Out);
            Assert.Contains("more", list.Out, StringComparison.Ordinal);
        }

        var (sent, ended) = await SendAsync<EndCalendarFeedRequest>("calendar", "end", "worker-7");
        using (ended) Assert.Equal(("worker-7", true), (sent.WorkerId, Guid.TryParse(sent.RequestId, out _)));
        using var nobody = new CliRun(FakeInvoker.Answering(new ListCalendarFeedsResponse()));
        Assert.Equal(0, await nobody.RunAsync("calendar", "list"));
        Assert.Contains("Nobody has a calendar feed.", nobody.Out, StringComparison.Ordinal);
    }

    public static TheoryData<string> Commands =>
    [
        "reviews", "reviews measures", "review show c-1", "deadlines", "reminders", "reminders ack m-1",
        "review-settings show", "recipients list", "webhooks list", "deliveries", "calendar show", "calendar list",
        "calendar end worker-7",
        "case close c-1 --reason x --consulted police", "review report-change c-1 --trigger separation",
    ];

    /// <summary>As other commands do: a reason and a fix, and never a stack trace.</summary>
    [Theory, MemberData(nameof(Commands))]
    public async Task Errors_come_with_their_reason_and_the_fix(string command)
    {
        foreach (var (error, code) in ((RpcException, int)[])[
            (ServiceErrors.Of(StatusCode.PermissionDenied, "FORBIDDEN"), 1),
            (ServiceErrors.Of(StatusCode.NotFound, "NOT_FOUND"), 1),
            (ServiceErrors.Unavailable(), 3)])
        {
            using var run = new CliRun(new FakeInvoker(_ => throw error));
            Assert.Equal(code, await run.RunAsync(command.Split(' ')));
            Assert.Equal("", run.Out);
            Assert.Contains("fix:", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>The time in so many days, as it is shown.</summary>
    private static string Shown(int days) => ReviewAnswers.At(days * 24).ToDateTimeOffset()
        .ToString("ddd d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.True(await run.RunAsync(args) == 0, run.Error);
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run);
    }
}
