using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.V1;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>The whole ladder, for each level and each kind, as the clock goes by (REVIEW-4, REVIEW-5).</summary>
public sealed class LadderSweepTests
{
    private const string Agency = "ladder";

    private static readonly LadderStage[] stages =
        [LadderStage.Reminder, LadderStage.Due, LadderStage.Manager, LadderStage.SafeguardingLead];

    [Fact]
    public async Task Each_stage_comes_at_its_time_and_once()
    {
        await using var host = NewHost();
        var (start, due) = (Monday, Monday.AddHours(100));
        var expected = new Dictionary<Guid, (DeadlineKind Kind, RiskLevel Level)>();
        var rows = new List<object>();
        foreach (var level in Enum.GetValues<RiskLevel>())
        {
            var review = Case(Agency, start, due, level, "w-1", "team-1");
            rows.Add(review);
            expected.Add(review.ReviewId!.Value, (DeadlineKind.Review, level));
            foreach (var kind in Enum.GetValues<DeadlineKind>().Where(k => k > DeadlineKind.Review))
            {
                var deadline = Deadline(review, kind, start, due, level);
                rows.Add(deadline);
                expected.Add(deadline.Id, (kind, level));
            }
        }

        await AddAsync(host, Agency, [.. rows, Recipient(Agency, "w-1", null, roles: RecipientRole.Reviewer)]);
        foreach (var hours in (int[])[80, 100, 124, 172, 400])
        {
            foreach (var early in (int[])[1, 0])
            {
                host.Clock.SetUtcNow(start.AddHours(hours).AddMilliseconds(-early));
                await SweepAsync(host);
                await SweepAsync(host);
                var now = host.Clock.GetUtcNow();
                var made = await RemindersAsync(host, Agency);
                Assert.Equal(Enumerable.Range(1, made.Count).Select(n => (long)n), made.Select(r => r.Number));
                var byItem = made.ToLookup(r => r.ConcernsId);
                Assert.All(expected, e => Assert.Equal(
                    stages.Where(s => Expected(s, e.Value.Kind, e.Value.Level, start, due) <= now),
                    byItem[e.Key].Select(r => r.Stage)));
            }
        }

        var all = await RemindersAsync(host, Agency);
        Assert.Equal(expected.Count * 4, all.Count);
        Assert.All(all, r =>
        {
            Assert.Equal((expected[r.ConcernsId].Kind, due, 0), (r.Kind, r.DueTime, r.Round));
            Assert.Equal(expected[r.ConcernsId].Level, r.Level);
            var toReviewer = r.Stage <= LadderStage.Due;
            Assert.Equal(toReviewer ? ("w-1", "W-1") : (null, null), (r.WorkerId, r.WorkerKey));
            Assert.Equal("team-1", r.TeamId);
            Assert.Equal(
                toReviewer ? RecipientRole.Reviewer
                    : r.Stage == LadderStage.Manager ? RecipientRole.Manager : RecipientRole.SafeguardingLead, r.Role);
        });
        foreach (var row in rows.OfType<CaseRow>())
        {
            var now = await CaseAsync(host, Agency, row.Id);
            Assert.Equal((LadderStage.SafeguardingLead, null, 1), (now.ReviewStage, now.NextStageTime, now.Version));
        }
    }

    [Fact]
    public async Task After_an_outage_all_stages_are_there_in_order_and_each_role_is_told_its_latest()
    {
        await using var host = NewHost();
        var row = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-10));
        var action = Deadline(
            row, DeadlineKind.SelfHarmAction, Monday.AddHours(-10), Monday.AddHours(-1), RiskLevel.Imminent);
        await AddAsync(host, Agency, row, action);
        await SweepAsync(host);
        var made = await RemindersAsync(host, Agency);
        Assert.Equal(stages, made.Where(r => r.ConcernsId == row.ReviewId).Select(r => r.Stage));
        Assert.Equal(stages[..3], made.Where(r => r.ConcernsId == action.Id).Select(r => r.Stage));
        Assert.Empty(await OutboxAsync(host, Agency));
        Assert.Equal(
            Monday.AddHours(71), (await InAsync(host, Agency, db => Task.FromResult(
                db.Set<DeadlineRow>().Single(d => d.Id == action.Id)))).NextStageTime);
    }

    [Fact]
    public async Task What_waits_for_working_time_keeps_its_latest_stage_for_each_role()
    {
        // Tuesday at 05:00: a quiet time.
        await using var host = NewHost();
        host.Clock.SetUtcNow(Monday.AddHours(20));
        var row = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-10));
        var urgent = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-10), RiskLevel.Imminent);
        await AddAsync(host, Agency, row, urgent);
        await SweepAsync(host);
        var made = (await RemindersAsync(host, Agency)).ToDictionary(r => r.Number);
        var waiting = (await OutboxAsync(host, Agency)).ConvertAll(o => (made[o.Number].CaseId, made[o.Number].Stage));
        Assert.Equal(stages[1..].Select(s => (row.Id, s)), waiting);
        Assert.Equal(8, made.Count);
    }

    [Fact]
    public async Task What_was_opened_in_a_lower_case_climbs_as_high_as_the_case_stands_now()
    {
        await using var host = NewHost();
        var due = Monday.AddHours(5);
        var (imminent, medium) = (
            Case(Agency, Monday, Monday.AddDays(5), RiskLevel.Imminent), Case(Agency, Monday, Monday.AddDays(5)));
        var opened = Deadline(imminent, DeadlineKind.Consultation, Monday, due, RiskLevel.Medium);
        var usual = Deadline(medium, DeadlineKind.Consultation, Monday, due, RiskLevel.Medium);
        var unknown = Deadline(medium, DeadlineKind.Consultation, Monday, due, RiskLevel.Unspecified);
        await AddAsync(host, Agency, imminent, medium, opened, usual, unknown);
        host.Clock.SetUtcNow(due);
        await SweepAsync(host);
        var made = (await RemindersAsync(host, Agency)).ToLookup(r => r.ConcernsId, r => r.Stage);
        Assert.Equal(stages[..3], made[opened.Id]);
        Assert.Equal(stages[..2], made[usual.Id]);
        Assert.Equal(stages[..3], made[unknown.Id]);
    }

    [Fact]
    public async Task A_reviewer_who_is_no_recipient_any_more_is_not_named()
    {
        await using var host = NewHost();
        await AddAsync(host, Agency,
            Case(Agency, Monday.AddDays(-20), Monday, RiskLevel.Standard, "left", "t-1"),
            Recipient(Agency, "w-1", null, roles: RecipientRole.Reviewer));
        await SweepAsync(host);
        var made = await RemindersAsync(host, Agency);
        Assert.Equal(2, made.Count);
        Assert.All(made, r => Assert.Equal((null, null, "t-1"), (r.WorkerId, r.WorkerKey, r.TeamId)));
    }

    [Theory]
    [InlineData(79, 0)]
    [InlineData(80, 1)]
    [InlineData(100, 2)]
    public async Task A_review_whose_stages_were_never_reckoned_reaches_those_whose_time_has_come(int hours, int made)
    {
        // As the migration leaves a case that was there before reviews were.
        await using var host = NewHost();
        var row = Case(Agency, Monday, Monday.AddHours(100), RiskLevel.Standard);
        row.NextStageTime = row.ReviewStartTime;
        await AddAsync(host, Agency, row);
        host.Clock.SetUtcNow(Monday.AddHours(hours));
        await SweepAsync(host);
        Assert.Equal(stages[..made], (await RemindersAsync(host, Agency)).Select(r => r.Stage));
        Assert.Equal(
            Monday.AddHours(new[] { 80, 100, 124 }[made]), (await CaseAsync(host, Agency, row.Id)).NextStageTime);
    }

    [Fact]
    public async Task Nothing_of_a_closed_case_and_nothing_before_an_exemption_ends()
    {
        await using var host = NewHost();
        var exempt = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-1));
        exempt.ExemptionReason = ReviewExemptionReason.SubjectInCustody;
        exempt.ExemptUntil = Monday.AddHours(5);
        var closed = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-1));
        closed.State = CaseState.Closed;
        (closed.ReviewId, closed.ReviewStartTime, closed.NextReviewTime, closed.NextStageTime) =
            (null, null, null, null);
        await AddAsync(host, Agency, exempt, closed);
        await SweepAsync(host);
        Assert.Empty(await RemindersAsync(host, Agency));
        Assert.Equal(Monday.AddHours(5), (await CaseAsync(host, Agency, exempt.Id)).NextStageTime);
        host.Clock.SetUtcNow(Monday.AddHours(5));
        await SweepAsync(host);
        Assert.Equal(
            [LadderStage.Reminder, LadderStage.Due, LadderStage.Manager],
            (await RemindersAsync(host, Agency)).Select(r => r.Stage));
    }
}
