using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using RiskService.Tests.Reviews;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Data;

/// <summary>A database from before there were reviews: nobody in it is forgotten at the change.</summary>
public sealed class ReviewUpgradeTests
{
    private const string Agency = "upgrade";

    private static readonly Dictionary<string, string?> NoJobs = new() { ["Jobs:Run"] = "false" };

    [Fact]
    public async Task Every_open_case_has_a_review_and_everything_that_waits_a_deadline()
    {
        await using var old = OldDatabase.New();
        string never, waiting, standard, asked, closed, met;
        Dictionary<string, DateTimeOffset> due;
        DateTimeOffset began;
        await using (var before = new ServiceHost { Kept = old.Folder, Settings = NoJobs })
        {
            began = before.Clock.GetUtcNow();
            var caller = before.Caller(agency: Agency);
            never = (await caller.CreateCaseAsync()).CaseId;
            waiting = (await caller.CreateCaseAsync()).CaseId;
            await caller.AssessAsync(
                waiting, Observed(Indicator.WeaponUse, SourceKind.Police),
                Observed(Indicator.Suicidal, SourceKind.Perpetrator));
            met = await caller.StandardAsync();
            var assessed = await caller.AssessAsync(met, Observed(Indicator.WeaponUse, SourceKind.Police));
            await caller.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
            {
                CaseId = met,
                AssessmentId = assessed.AssessmentId,
                Action = new SafeguardingAction { Kind = SafeguardingActionKind.ConsultedManager },
                RequestId = Id(),
            });
            standard = await caller.StandardAsync();
            asked = await caller.StandardAsync();
            await caller.MoveAsync(
                ReferralMove.Decline, await Referring.SeedAsync(before, new Seed(Agency, asked)));
            closed = await RetentionScene.AssessedAsync(before, Agency);
            await RetentionScene.CloseAsync(before, Agency, closed);
            due = [];
            foreach (var id in (string[])[never, waiting, standard, asked, met])
            {
                due[id] = (await caller.GetCaseAsync(id)).NextReviewTime.ToDateTimeOffset();
            }
        }

        await old.MigrateAsync("Referrals");
        Assert.Empty(old.Read("SELECT name FROM sqlite_master WHERE name IN ('Deadlines', 'PastReviews')", r => 1));
        Assert.Equal(6, old.Change("UPDATE Cases SET UpdateTime = UpdateTime"));

        await using var host = new ServiceHost { Kept = old.Folder, Settings = NoJobs };
        var after = host.Caller(agency: Agency);
        var reviews = await after.ReviewsAsync(new ListReviewsRequest());
        Assert.Equal(due.Keys.Order(), reviews.Select(r => r.CaseId).Order());
        Assert.All(reviews, r => Assert.Equal(due[r.CaseId], r.Due()));
        Assert.All(reviews, r => Assert.Equal(began, r.StartTime.ToDateTimeOffset()));
        Assert.All(reviews, r => Assert.Equal(r.StartTime, r.NextStageTime));
        Assert.Equal(5, reviews.Select(r => r.ReviewId).Distinct().Count());

        var deadlines = (await after.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest { PageSize = 200 })).Deadlines;
        Assert.All(deadlines, d => Assert.Equal(d.StartTime, d.NextStageTime));
        (string, DeadlineKind, int)[] expected =
        [
            (waiting, DeadlineKind.SafeguardingAction, 4), (waiting, DeadlineKind.SelfHarmAction, 4),
            (met, DeadlineKind.Consultation, 24),
            .. (await after.TasksAsync(asked)).Select(t => (
                asked,
                t.Kind == ReferralTaskKind.SafetyPlan ? DeadlineKind.SafetyPlan : DeadlineKind.Notice,
                (int)(t.DueTime.ToDateTimeOffset() - began).TotalHours)),
        ];
        Assert.Equal(
            expected.Order(),
            deadlines.Select(d => (d.CaseId, d.Kind, (int)(d.DueTime.ToDateTimeOffset() - began).TotalHours)).Order());

        // They can be gone on with.
        var completed = await after.CompleteAsync(waiting, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.Equal(
            reviews.Single(r => r.CaseId == waiting).ReviewId, completed.Completed.ReviewId);
        await after.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
        {
            CaseId = waiting,
            AssessmentId = completed.Assessment.AssessmentId,
            Action = new SafeguardingAction { Kind = SafeguardingActionKind.ConsultedManager },
            RequestId = Id(),
        });
        Assert.DoesNotContain(
            (await after.GetReviewAsync(waiting)).Deadlines, d => d.Kind == DeadlineKind.SafeguardingAction);
        Assert.Null((await after.GetReviewAsync(closed)).Review);
        await after.AssessAsync(closed, AllAbsent());
        Assert.NotNull((await after.GetReviewAsync(closed)).Review);

        // What stood above STANDARD, or may have, is not closed sooner than half a year from then.
        Assert.Contains(ClosingCondition.SixMonths, (await after.GetReviewAsync(standard)).UnmetConditions);
        Assert.Null((await after.VerifyAsync(waiting)).Problem);
    }

    [Fact]
    public async Task A_row_that_is_neither_one_nor_the_other_does_not_stop_it()
    {
        await using var old = OldDatabase.New();
        string open;
        await using (var before = new ServiceHost { Kept = old.Folder, Settings = NoJobs })
        {
            open = (await before.Caller(agency: Agency).CreateCaseAsync()).CaseId;
            await RetentionScene.CloseAsync(before, Agency, await RetentionScene.AssessedAsync(before, Agency));
        }

        await old.MigrateAsync("Referrals");
        Assert.Equal(1, old.Change("UPDATE Cases SET NextReviewTime = NULL WHERE State = 1"));
        Assert.Equal(1, old.Change("UPDATE Cases SET NextReviewTime = 5 WHERE State = 2"));
        await using var host = new ServiceHost { Kept = old.Folder, Settings = NoJobs };
        var review = Assert.Single(await host.Caller(agency: Agency).ReviewsAsync(new ListReviewsRequest()));
        Assert.Equal((open, host.Clock.GetUtcNow()), (review.CaseId, review.Due()));
    }
}
