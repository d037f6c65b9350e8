using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Records;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>What concerns IMMINENT waits behind nothing, and for no clock.</summary>
public sealed class ImminentTests
{
    private const string Agency = "imminent";

    private static readonly DateTimeOffset start = Monday.AddDays(-20);

    [Fact]
    public async Task It_is_reminded_of_and_sent_before_everything_that_is_caught_up_with()
    {
        await using var host = NewHost(batch: 10);
        var (one, inDeadline) = (Due(RiskLevel.Imminent), Due(RiskLevel.Standard));
        var deadline = Deadline(inDeadline, DeadlineKind.Notice, start, Monday.AddHours(1), RiskLevel.Imminent);
        var later = Due(RiskLevel.Imminent);
        later.NextStageTime = Monday.AddDays(1);
        await AddAsync(host, Agency,
        [
            .. Enumerable.Range(0, 600).Select(_ => Due(RiskLevel.Standard)), one, inDeadline, deadline, later,
            Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
        ]);

        // One whose time comes while the sweep is at its 10th save of 61.
        Database.Change(host,
            "CREATE TRIGGER Meanwhile AFTER INSERT ON Reminders WHEN NEW.Number = 100 BEGIN UPDATE Cases "
            + "SET NextStageTime = 1 WHERE Level = 4 AND ReviewStage = 0; END");
        await SweepAsync(host);
        var made = await RemindersAsync(host, Agency);
        Assert.Equal(604, made.Count);
        Assert.Equal(
            [one.ReviewId!.Value, deadline.Id],
            made.Where(r => r.Number <= 2).OrderBy(r => r.ConcernsId != one.ReviewId).Select(r => r.ConcernsId));
        Assert.Equal(203, Assert.Single(made, r => r.ConcernsId == later.ReviewId).Number);
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal([true, true, true, false], deliveries.Select(d => d.Urgent));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 1)]
    [InlineData(300, 1)]
    public async Task It_comes_by_itself_and_from_as_many_as_a_digest_takes_in_an_urgent_one_of_its_own(
        int imminent, int messages)
    {
        await using var host = NewHost(batch: 50);
        await AddAsync(host, Agency,
        [
            .. Enumerable.Range(0, imminent).Select(_ => Due(RiskLevel.Imminent)),
            .. Enumerable.Range(0, 40).Select(_ => Due(RiskLevel.Standard)),
            Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
        ]);
        await SweepAsync(host);
        var level = (await RemindersAsync(host, Agency)).ToDictionary(r => r.Number, r => r.Level);
        var about = (await AboutAsync(host, Agency)).ToLookup(a => a.DeliveryId, a => level[a.Number]);
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal(messages + 1, deliveries.Count);
        Assert.Equal(imminent + 40, about.Sum(a => a.Count()));
        Assert.All(deliveries, d =>
        {
            Assert.NotNull(d.NextAttemptTime);
            Assert.All(about[d.Id], l => Assert.Equal(d.Urgent, l == RiskLevel.Imminent));
        });
    }

    [Fact]
    public async Task Whose_other_digest_was_cut_gets_each_by_itself_and_at_once()
    {
        await using var host = NewHost();
        var begun = Begun(Monday);
        await AddAsync(host, Agency,
        [
            begun, .. Enumerable.Range(0, 9).Select(_ => Due(RiskLevel.Imminent)),
            Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
        ]);
        await SweepAsync(host);
        var deliveries = await DeliveriesAsync(host, Agency);
        Assert.Equal(9, deliveries.Count(d => d.Urgent));
        Assert.Equal(begun.Id, Assert.Single(deliveries, d => !d.Urgent).Id);
    }

    [Fact]
    public async Task A_digest_that_another_process_began_meanwhile_is_left_to_it()
    {
        await using var host = NewHost();
        await AddAsync(host, Agency, Begun(Monday.AddSeconds(30)));
        await SweepAsync(host);
        Assert.Null(Assert.Single(await DeliveriesAsync(host, Agency)).NextAttemptTime);

        // It stood still for good.
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await SweepAsync(host);
        Assert.Equal(Monday.AddSeconds(30), Assert.Single(await DeliveriesAsync(host, Agency)).NextAttemptTime);
    }

    [Fact]
    public async Task It_is_due_whatever_the_clock_says()
    {
        await using var host = NewHost();
        var row = Due(RiskLevel.Imminent);
        await AddAsync(host, Agency, row, Recipient(Agency, "a", null, roles: RecipientRole.Reviewer));
        Database.Change(host,
            "CREATE TRIGGER Fault BEFORE INSERT ON Deliveries BEGIN SELECT RAISE(ABORT, 'fault'); END");
        await SweepAsync(host);
        Assert.Single(await OutboxAsync(host, Agency));
        Database.Change(host, "DROP TRIGGER Fault");

        // The next process begins with a clock that is set back by two days.
        Database.Change(host, "UPDATE Reminders SET CreateTime = CreateTime + 172800000");
        Database.Change(host, "UPDATE Outbox SET NotBefore = NotBefore + 172800000 WHERE NotBefore > 0");
        await SweepAsync(host);
        Assert.True(Assert.Single(await DeliveriesAsync(host, Agency)).Urgent);
        Assert.Empty(await OutboxAsync(host, Agency));
    }

    [Fact]
    public async Task A_message_that_was_held_back_goes_to_who_reviews_by_then_and_their_inbox_shows_it()
    {
        // 05:00: usual reminders wait for 09:00.
        await using var host = NewHost();
        host.Clock.SetUtcNow(Monday.AddHours(20));
        var rows = new[] { Held(), Held(), Held() };
        await AddAsync(host, Agency,
        [
            .. rows, Recipient(Agency, "a", null, roles: RecipientRole.Reviewer),
            Recipient(Agency, "b", null, roles: RecipientRole.Reviewer),
            Recipient(Agency, "c", "t-1", roles: RecipientRole.Reviewer),
        ]);
        await SweepAsync(host);
        Assert.All(await RemindersAsync(host, Agency), r => Assert.Equal("A", r.WorkerKey));
        await InAsync(host, Agency, async db =>
        {
            RiskPlatform.RiskService.Deadlines.CaseReviews.Assign(db.Attach(rows[1]).Entity, "b", null);
            RiskPlatform.RiskService.Deadlines.CaseReviews.Assign(db.Attach(rows[2]).Entity, "left", "t-1");
            return await db.SaveChangesAsync();
        });
        host.Clock.SetUtcNow(Monday.AddHours(24));
        await SweepAsync(host);
        var told = (await AboutAsync(host, Agency)).ToDictionary(a => a.Number, a => a.ReceiverId);
        var sent = (await RemindersAsync(host, Agency)).Where(r => told.ContainsKey(r.Number))
            .ToDictionary(r => r.CaseId, r => (told[r.Number], r.WorkerId, r.TeamId));
        Assert.Equal(("A", "a", null), sent[rows[0].Id]);
        Assert.Equal(("B", "b", null), sent[rows[1].Id]);
        Assert.Equal(("C", null, "t-1"), sent[rows[2].Id]);

        static RiskPlatform.RiskService.Cases.CaseRow Held() =>
            Case(Agency, start, Monday.AddHours(19), RiskLevel.Standard, "a");
    }

    /// <summary>At its first stage alone.</summary>
    private static RiskPlatform.RiskService.Cases.CaseRow Due(RiskLevel level) =>
        Case(Agency, start, Monday.AddHours(1), level);

    private static DeliveryRow Begun(DateTimeOffset at) => new()
    {
        Id = RiskPlatform.RiskService.Platform.Persistence.Ids.Next(at),
        AgencyId = Agency,
        Channel = DeliveryChannel.Email,
        ReceiverId = "A",
        Content = DeliveryContent.Reminders,
        Urgent = false,
        CreateTime = at,
    };
}
