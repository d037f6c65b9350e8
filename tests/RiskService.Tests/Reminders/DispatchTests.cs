using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>Who gets which message, once each, and many at one time as one.</summary>
public sealed class DispatchTests
{
    private const string Agency = "dispatch";

    private static readonly DateTimeOffset start = Monday.AddDays(-20);

    [Fact]
    public async Task The_named_else_the_team_else_the_role_else_the_next_role_up()
    {
        await using var host = NewHost();
        var soon = Monday.AddHours(1);
        var named = Case(Agency, start, soon, reviewer: "A", team: "t-1");
        var team = Case(Agency, start, soon, team: "t-1");
        var teamless = Case(Agency, start, soon, team: "t-9");
        var gone = Case(Agency, start, soon, reviewer: "left", team: "t-1");
        await AddAsync(host, Agency, named, team, teamless, gone);
        await AddAsync(host, Agency,
            Recipient(Agency, "a", "t-2", roles: RecipientRole.Reviewer),
            Recipient(Agency, "b", "t-1", roles: RecipientRole.Reviewer),
            Recipient(Agency, "m", "t-1", roles: RecipientRole.Manager));
        await AddAsync(host, "no-reviewers", Case("no-reviewers", start, soon));
        await AddAsync(host, "no-reviewers",
            Recipient("no-reviewers", "l", null, roles: RecipientRole.SafeguardingLead));
        await SweepAsync(host);
        Assert.Equal(
            [(named.Id, "A"), (team.Id, "B"), (teamless.Id, "A"), (teamless.Id, "B"), (gone.Id, "B")],
            (await ToldAsync(host, Agency)).OrderBy(t => t.CaseId).ThenBy(t => t.Receiver));
        Assert.Equal("L", Assert.Single(await ToldAsync(host, "no-reviewers")).Receiver);
        Assert.Empty(await OutboxAsync(host, Agency));
    }

    [Fact]
    public async Task Whoever_has_no_address_or_wants_only_what_is_imminent_gets_no_more()
    {
        await using var host = NewHost();
        var usual = Case(Agency, start, Monday.AddHours(1));
        var urgent = Case(Agency, start, Monday.AddHours(1), RiskLevel.Imminent);
        await AddAsync(host, Agency, usual, urgent,
            Recipient(Agency, "each", null, roles: RecipientRole.Reviewer),
            Recipient(Agency, "only", null, EmailMode.ImminentOnly, roles: RecipientRole.Reviewer),
            Recipient(Agency, "none", null, address: false, roles: RecipientRole.Reviewer));
        await SweepAsync(host);
        Assert.Equal(
            [(usual.Id, "EACH"), (urgent.Id, "EACH"), (urgent.Id, "ONLY")],
            (await ToldAsync(host, Agency)).OrderBy(t => t.CaseId).ThenBy(t => t.Receiver));
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal([true, true, false], deliveries.Select(d => d.Urgent));
        Assert.All(deliveries, d => Assert.Equal(Monday, d.NextAttemptTime));
    }

    [Fact]
    public async Task Webhooks_get_each_reminder_that_they_ask_for_in_order()
    {
        await using var host = NewHost(batch: 7);
        var (all, some) = (Webhook(Agency), Webhook(Agency, true, DeadlineKind.Consultation));
        var off = Webhook(Agency, enabled: false);
        var rows = Enumerable.Range(0, 20).Select(i => Case(Agency, start, Monday.AddMinutes(i))).ToList();
        var consultation = Deadline(rows[0], DeadlineKind.Consultation, start, Monday.AddDays(-1), RiskLevel.Medium);
        await AddAsync(host, Agency, [all, some, off, consultation, .. rows]);
        await SweepAsync(host);
        var about = (await AboutAsync(host, Agency)).ToDictionary(a => (a.ReceiverId, a.Number), a => a.DeliveryId);
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal(deliveries.Count, about.Values.Distinct().Count());
        var reminders = (await RemindersAsync(host, Agency)).ToDictionary(r => r.Number);
        var byHook = about.ToLookup(a => a.Key.ReceiverId, a => (a.Key.Number, Delivery: a.Value));
        Assert.DoesNotContain(off.Id.ToString(), about.Keys.Select(k => k.ReceiverId));
        Assert.All(byHook[some.Id.ToString()],
            a => Assert.Equal(DeadlineKind.Consultation, reminders[a.Number].Kind));
        Assert.Equal(2, byHook[some.Id.ToString()].Count());
        var inOrder = byHook[all.Id.ToString()].OrderBy(a => a.Delivery).Select(a => a.Number).ToList();
        Assert.Equal(inOrder.Order(), inOrder);
        Assert.Equal(22, inOrder.Count);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 1)]
    public async Task From_five_at_one_time_they_are_one_digest(int due, int messages)
    {
        await using var host = NewHost();
        await AddAsync(host, Agency,
        [
            .. Enumerable.Range(0, due).Select(_ => Case(Agency, start, Monday.AddHours(1), reviewer: "a")),
            Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
        ]);
        await SweepAsync(host);
        Assert.Equal(messages, (await DeliveriesAsync(host, Agency)).Count);
        Assert.Equal(due, (await AboutAsync(host, Agency)).Count);
    }

    [Fact]
    public async Task After_two_days_without_the_service_everything_is_there_in_order_and_everybody_gets_one_digest()
    {
        await using var host = NewHost();
        var hook = Webhook(Agency, true, DeadlineKind.Consultation);
        var rows = Enumerable.Range(0, 2_000).Select(i => Case(
            Agency, start, Monday.AddSeconds(-i), i % 50 == 0 ? RiskLevel.High : RiskLevel.Standard,
            reviewer: i % 2 == 0 ? "a" : "b")).ToList();
        await AddAsync(host, Agency, [hook, .. rows, .. Three()]);
        await SweepAsync(host);
        var reminders = await RemindersAsync(host, Agency);
        Assert.Equal(2_000 + 2_000 + 40, reminders.Count);
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal(["A", "B", "M"], deliveries.Select(d => d.ReceiverId).Order());
        Assert.All(deliveries, d => Assert.Equal((Monday, DeliveryState.Waiting), (d.NextAttemptTime, d.State)));
        var about = await AboutAsync(host, Agency);
        Assert.Equal([1_000, 1_000, 40], about.CountBy(a => a.ReceiverId).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Empty(await OutboxAsync(host, Agency));

        // The earliest stage first.
        var reached = reminders.Where(r => r.Stage == LadderStage.Reminder)
            .Select(r => rows.FindIndex(c => c.Id == r.CaseId)).ToList();
        Assert.Equal(reached.OrderDescending(), reached);
        await SweepAsync(host);
        Assert.Equal(3, (await DeliveriesAsync(host, Agency)).Count);
    }

    [Fact]
    public async Task A_digest_whose_making_was_cut_is_gathered_on_and_not_made_twice()
    {
        await using var host = NewHost(batch: 20);
        await AddAsync(host, Agency,
        [
            .. Enumerable.Range(0, 100).Select(_ => Case(Agency, start, Monday.AddHours(1), reviewer: "a")), .. Three(),
        ]);
        Database.Change(host,
            "CREATE TRIGGER Fault BEFORE INSERT ON DeliveryReminders WHEN NEW.Number > 60 "
            + "BEGIN SELECT RAISE(ABORT, 'fault'); END");
        await SweepAsync(host);
        var begun = Assert.Single(await DeliveriesAsync(host, Agency));
        Assert.Null(begun.NextAttemptTime);
        var left = await OutboxAsync(host, Agency);
        Assert.InRange(left.Count, 40, 60);

        // Fewer than a digest takes are left, and yet they belong to it.
        Database.Change(host, $"DELETE FROM Outbox WHERE Number > {left[2].Number}");
        Database.Change(host, "DROP TRIGGER Fault");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync(host);
        var digest = Assert.Single(await DeliveriesAsync(host, Agency));
        Assert.Equal((begun.Id, Monday.AddMinutes(1)), (digest.Id, digest.NextAttemptTime));
        Assert.All(await AboutAsync(host, Agency), a => Assert.Equal(digest.Id, a.DeliveryId));
        Assert.Equal(100 - left.Count + 3, (await AboutAsync(host, Agency)).Count);

        // One that was cut before its last step goes by itself.
        Database.Change(host, "UPDATE Deliveries SET NextAttemptTime = NULL");
        await SweepAsync(host);
        Assert.NotNull(Assert.Single(await DeliveriesAsync(host, Agency)).NextAttemptTime);
    }

    [Fact]
    public async Task What_was_done_before_its_message_could_go_is_not_sent_any_more()
    {
        await using var host = NewHost();

        // 05:00: usual reminders wait for 09:00.
        host.Clock.SetUtcNow(Monday.AddHours(20));
        var (done, stays, exempt) = (Due(), Due(), Due());
        var ended = Deadline(stays, DeadlineKind.Notice, start, Monday.AddHours(12), RiskLevel.Standard);
        await AddAsync(host, Agency, [done, stays, exempt, ended, Webhook(Agency), .. Three()]);
        await SweepAsync(host);
        Assert.Equal(4, (await OutboxAsync(host, Agency)).Count);
        Assert.Empty(await DeliveriesAsync(host, Agency));
        await InAsync(host, Agency, async db =>
        {
            db.Attach(done).Entity.ReviewId = Guid.CreateVersion7();
            db.Attach(exempt).Entity.ReviewRound = 1;
            CaseDeadlines.End(db.Attach(ended).Entity, host.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        host.Clock.SetUtcNow(Monday.AddHours(24));
        await SweepAsync(host);
        Assert.Equal(
            [(stays.Id, "A"), (stays.Id, "hook")],
            (await ToldAsync(host, Agency))
                .Select(t => (t.CaseId, t.Receiver.Length > 5 ? "hook" : t.Receiver)).Order());
        Assert.Empty(await OutboxAsync(host, Agency));
        Assert.Equal(
            4, (await RemindersAsync(host, Agency)).Select(r => r.ConcernsId).Distinct().Count());

        static CaseRow Due() => Case(Agency, start, Monday.AddHours(19), RiskLevel.Standard, "a");
    }

    private static IEnumerable<object> Three() =>
    [
        Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
        Recipient(Agency, "b", null, roles: RecipientRole.Reviewer),
        Recipient(Agency, "m", null, roles: [RecipientRole.Manager, RecipientRole.SafeguardingLead]),
    ];

    private static async Task<List<(Guid CaseId, string Receiver)>> ToldAsync(ServiceHost host, string agency)
    {
        var reminders = (await RemindersAsync(host, agency)).ToDictionary(r => r.Number);
        return (await AboutAsync(host, agency)).ConvertAll(a => (reminders[a.Number].CaseId, a.ReceiverId));
    }
}
