using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Chain;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Reviews.Reviewing;

namespace RiskService.Tests.Reviews;

/// <summary>REVIEW-1: completing a review is one assessment, by one person, and schedules the next.</summary>
public sealed class CompleteReviewTests(ServiceHost host)
{
    [Fact]
    public async Task Completes_the_review_with_an_assessment_and_schedules_the_next()
    {
        var caller = host.Caller(agency: "completes");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var first = await caller.ReviewAsync(id);
        Assert.Equal((RiskLevel.Unspecified, ReviewStanding.Upcoming), (first.Level, first.Standing));
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), first.Due());

        var done = await caller.CompleteAsync(id, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.Equal(RiskLevel.Imminent, done.Assessment.Level);
        Assert.NotEmpty(done.Assessment.Rules);
        Assert.Equal(first.ReviewId, done.Completed.ReviewId);
        Assert.Equal(
            (ReviewStanding.Ended, ReviewOutcome.Completed, done.Assessment.AssessmentId),
            (done.Completed.Standing, done.Completed.Outcome, done.Completed.AssessmentId));
        Assert.Equal(RiskLevel.Unspecified, done.Completed.Level);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(72), done.Next.Due());
        Assert.Equal(done.Assessment.NextReviewTime, done.Next.DueTime);

        var read = await caller.GetReviewAsync(id);
        Assert.Equal(done.Next, read.Review);
        Assert.Equal([done.Completed], read.PastReviews);
        Assert.Equal(done.Completed, (await caller.GetReviewAsync(id, first.ReviewId)).Review);
        Assert.Equal(EntryKind.Assessment, (await caller.TimelineAsync(id)).Last().Kind);
    }

    [Fact]
    public async Task Every_assessment_completes_it_and_what_was_read_before_is_not_current_any_more()
    {
        var caller = host.Caller(agency: "not-current");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var read = await caller.ReviewAsync(id);
        await caller.AssessAsync(id, AllAbsent());
        var request = Completing(id, read.ReviewId);
        var refused = await Stored.RefusedAsync(
            host, "not-current", () => caller.Reviews.CompleteReviewAsync(request).ResponseAsync);
        Assert.Equal(
            (StatusCode.FailedPrecondition, "REVIEW_NOT_CURRENT", "REVIEW-1"),
            (refused.Code, refused.Reason, refused.Rule));
        Assert.Contains("again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_brings_nothing_new_or_has_its_own_target_is_no_review()
    {
        var caller = host.Caller(agency: "nothing-new");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var other = (await caller.CreateCaseAsync()).CaseId;
        var review = (await caller.ReviewAsync(id)).ReviewId;
        await RefusedAsync(r => r.Assessment = new AssessRequest(), "assessment.observations");
        await RefusedAsync(
            r => r.Assessment = new AssessRequest { Worker = new AssessingWorker { WorkerId = "w" } },
            "assessment.observations");
        await RefusedAsync(r => r.Assessment = null, "assessment");
        await RefusedAsync(r => r.Assessment.CaseId = other, "assessment.case_id");
        await RefusedAsync(r => r.Assessment.NewCase = NewCase(), "assessment.new_case");
        await RefusedAsync(r => r.Assessment.RequestId = Id(), "assessment.request_id");
        await RefusedAsync(r => r.Assessment.ValidateOnly = true, "assessment.validate_only");
        await RefusedAsync(
            r => r.Assessment.Observations[0].Sources.Clear(), "assessment.observations[0].sources");

        var named = Completing(id, review);
        named.Assessment.CaseId = id;
        await caller.Reviews.CompleteReviewAsync(named);

        async Task RefusedAsync(Action<CompleteReviewRequest> change, string field)
        {
            var request = Completing(id, review);
            change(request);
            var refused = await Stored.RefusedAsync(
                host, "nothing-new", () => caller.Reviews.CompleteReviewAsync(request).ResponseAsync);
            Assert.Equal(StatusCode.InvalidArgument, refused.Code);
            Assert.Equal([field], refused.Fields);
        }
    }

    [Fact]
    public async Task An_assessment_to_which_nothing_was_sent_leaves_the_review_as_it_is()
    {
        await using var own = new ServiceHost();
        var caller = own.LastingCaller(agency: "empty");
        var id = await caller.StandardAsync();
        var before = await caller.ReviewAsync(id);
        own.Clock.Advance(TimeSpan.FromDays(61));
        var assessed = await caller.AssessAsync(id);
        var after = await caller.ReviewAsync(id);
        Assert.Equal((before.ReviewId, before.DueTime), (after.ReviewId, after.DueTime));
        Assert.Equal(before.DueTime, assessed.NextReviewTime);
        Assert.Contains(assessed.PracticeFlags, f => f.RuleId == "REVIEW-1");
        Assert.Single((await caller.GetReviewAsync(id)).PastReviews);
    }

    [Fact]
    public async Task Sent_again_it_gives_the_first_answer()
    {
        var caller = host.Caller(agency: "again");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var request = Completing(id, (await caller.ReviewAsync(id)).ReviewId);
        var first = await caller.Reviews.CompleteReviewAsync(request);
        Assert.Equal(first, await caller.Reviews.CompleteReviewAsync(request));
        Assert.Single((await caller.GetReviewAsync(id)).PastReviews);
    }

    [Theory]
    [InlineData(2, false), InlineData(20, false), InlineData(2, true), InlineData(20, true)]
    public async Task Of_several_at_once_one_completes_it_and_nothing_of_the_others_is_stored(int people, bool apart)
    {
        await using var own = new ServiceHost();
        var first = own.Caller(agency: "race");
        var id = (await first.CreateCaseAsync()).CaseId;
        var review = (await first.ReviewAsync(id)).ReviewId;
        await using var copy = apart ? Copies.Of(own) : null;
        var attempts = await Task.WhenAll(Enumerable.Range(0, people).Select(i => Task.Run(async () =>
        {
            var caller = copy is not null && i % 2 == 1
                ? new TestCaller(copy, own.Token("practitioner", "race", $"person-{i}"))
                : own.Caller("practitioner", "race", $"person-{i}");
            try
            {
                return await caller.Reviews.CompleteReviewAsync(
                    Completing(id, review, Observed(Indicator.WeaponUse, SourceKind.Police)));
            }
            catch (RpcException e)
            {
                Assert.Equal("REVIEW_NOT_CURRENT", Failures.Of(e).Reason);
                return null;
            }
        })));

        var done = Assert.Single(attempts.OfType<CompleteReviewResponse>());
        var read = await first.GetReviewAsync(id);
        Assert.Equal(done.Next, read.Review);
        Assert.Equal([done.Completed], read.PastReviews);
        (string Table, long Rows)[] stored =
            [("Assessments", 1), ("Observations", 1), ("PastReviews", 1), ("Entries", 2)];
        foreach (var (table, rows) in stored)
        {
            Assert.Equal([rows], Database.Read(own, $"SELECT COUNT(*) FROM {table}", r => r.GetInt64(0)));
        }

        await first.AssertIntactAsync(id, 2);
    }
}
