using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Reviews.Reviewing;

namespace RiskService.Tests.Reviews;

/// <summary>REVIEW-6: what is not yet due can be exempt for a time, with an end, once for each reason.</summary>
public sealed class ExemptionTests
{
    private const string Agency = "exempts";

    [Fact]
    public async Task Nothing_is_due_in_it_and_five_working_days_follow()
    {
        await using var host = new ServiceHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await caller.StandardAsync();
        var before = await caller.ReviewAsync(id);

        // Monday 5 January 2026, 9:00; 60 days end on Friday 6 March. A Wednesday is followed by the next one.
        var until = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
        var exempt = await manager.ExemptAsync(id, until);
        Assert.Equal(
            (ReviewStanding.Exempt, before.ReviewId, before.StartTime),
            (exempt.Standing, exempt.ReviewId, exempt.StartTime));
        Assert.Equal(until.AddDays(7), exempt.Due());
        Assert.Equal(
            (ReviewExemptionReason.SubjectInCustody, until, before.Due()),
            (exempt.Exemption.Reason, exempt.Exemption.UntilTime.ToDateTimeOffset(),
                exempt.Exemption.OriginalDueTime.ToDateTimeOffset()));
        Assert.Equal([ReviewExemptionReason.SubjectInCustody], exempt.UsedExemptionReasons);
        Assert.True(exempt.NextStageTime.ToDateTimeOffset() >= until);

        var entry = await caller.LastEntryAsync(id);
        Assert.Equal(
            new ReviewEntry { Kind = ReviewChangeKind.Exempted, Review = exempt, Note = "synthetic" },
            entry.Content.Review);

        host.Clock.SetUtcNow(until);
        var after = await caller.ReviewAsync(id);
        Assert.Equal(ReviewStanding.Upcoming, after.Standing);
        Assert.Null(after.Exemption);
        host.Clock.SetUtcNow(exempt.Due());
        Assert.Equal(ReviewStanding.Due, (await caller.ReviewAsync(id)).Standing);
    }

    [Fact]
    public async Task A_short_one_leaves_the_time_as_it_was()
    {
        await using var host = new ServiceHost();
        var manager = host.LastingCaller("manager", Agency);
        var id = await manager.StandardAsync();
        var before = await manager.ReviewAsync(id);
        var exempt = await manager.ExemptAsync(id, host.Clock.GetUtcNow().AddDays(3));
        Assert.Equal(before.DueTime, exempt.DueTime);

        // Ended early, it is due at its original time, which is later than five working days.
        var ended = await manager.EndExemptionAsync(id);
        Assert.Equal((ReviewStanding.Upcoming, before.DueTime), (ended.Standing, ended.DueTime));
        Assert.Equal(before.NextStageTime, ended.NextStageTime);
    }

    [Fact]
    public async Task Ended_early_it_is_due_in_five_working_days_where_its_time_has_come_nearer()
    {
        await using var host = new ServiceHost();
        var manager = host.LastingCaller("manager", Agency);
        var id = await manager.StandardAsync();
        await manager.ExemptAsync(id, host.Clock.GetUtcNow().AddDays(59));

        // Tuesday 3 March: the original time is Friday, five working days end on Tuesday 10.
        host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
        var ended = await manager.EndExemptionAsync(id);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero), ended.Due());
        Assert.Equal(ReviewStanding.Upcoming, ended.Standing);
        var entry = await manager.LastEntryAsync(id);
        Assert.Equal(
            new ReviewEntry { Kind = ReviewChangeKind.ExemptionEnded, Review = ended, Note = "synthetic" },
            entry.Content.Review);

        var refused = await Failures.RefusedAsync(() => manager.EndExemptionAsync(id));
        Assert.Equal((StatusCode.FailedPrecondition, "REVIEW-6"), (refused.Code, refused.Rule));
    }

    [Fact]
    public async Task Each_refusal_says_which_rule_and_changes_nothing()
    {
        await using var host = new ServiceHost();
        var manager = host.LastingCaller("manager", Agency);
        var id = await manager.StandardAsync();
        var now = host.Clock.GetUtcNow();
        await FieldAsync(r => r.UntilTime = null, "until_time");
        await FieldAsync(r => r.UntilTime = Stamp(now), "until_time");
        await FieldAsync(r => r.UntilTime = Stamp(now.AddDays(60).AddSeconds(1)), "until_time");
        await FieldAsync(r => r.Note = " ", "note");
        await FieldAsync(r => r.Reason = ReviewExemptionReason.Unspecified, "reason");

        await manager.ExemptAsync(id, now.AddDays(1));
        await IllegalAsync(ReviewExemptionReason.Other, "exempt already");
        await manager.EndExemptionAsync(id);
        await IllegalAsync(ReviewExemptionReason.SubjectInCustody, "before");
        await manager.ExemptAsync(id, now.AddDays(1), ReviewExemptionReason.Other);
        await manager.EndExemptionAsync(id);

        host.Clock.SetUtcNow((await manager.ReviewAsync(id)).Due());
        await IllegalAsync(ReviewExemptionReason.Handover, "due or overdue");
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(ReviewStanding.Overdue, (await manager.ReviewAsync(id)).Standing);
        await IllegalAsync(ReviewExemptionReason.Handover, "due or overdue");

        // The next review is another one: each reason serves again.
        await manager.CompleteAsync(id);
        Assert.Empty((await manager.ReviewAsync(id)).UsedExemptionReasons);
        Assert.Equal(2, (await manager.GetReviewAsync(id)).PastReviews[0].UsedExemptionReasons.Count);
        await manager.ExemptAsync(id, host.Clock.GetUtcNow().AddDays(1));

        async Task FieldAsync(Action<ExemptReviewRequest> change, string field)
        {
            var request = Exempting(id, (await manager.ReviewAsync(id)).ReviewId, now.AddDays(1));
            change(request);
            var refused = await Stored.RefusedAsync(
                host, Agency, () => manager.Reviews.ExemptReviewAsync(request).ResponseAsync);
            Assert.Equal(StatusCode.InvalidArgument, refused.Code);
            Assert.Equal([field], refused.Fields);
        }

        async Task IllegalAsync(ReviewExemptionReason reason, string words)
        {
            var refused = await Stored.RefusedAsync(
                host, Agency, () => manager.ExemptAsync(id, host.Clock.GetUtcNow().AddDays(1), reason));
            Assert.Equal(
                (StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", "REVIEW-6"),
                (refused.Code, refused.Reason, refused.Rule));
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_case_never_assessed_is_exempt_for_as_long_as_one_at_the_highest_level()
    {
        await using var host = new ServiceHost();
        var manager = host.LastingCaller("manager", Agency);
        var id = (await manager.CreateCaseAsync()).CaseId;
        var now = host.Clock.GetUtcNow();
        var refused = await Failures.RefusedAsync(() => manager.ExemptAsync(id, now.AddHours(73)));
        Assert.Equal(["until_time"], refused.Fields);
        Assert.Equal(ReviewStanding.Exempt, (await manager.ExemptAsync(id, now.AddHours(72))).Standing);
    }

    [Fact]
    public async Task It_is_about_the_current_review_of_an_open_case()
    {
        await using var host = RetentionScene.NewHost();
        var manager = host.LastingCaller("manager", Agency);
        var id = await manager.StandardAsync();
        var request = Exempting(id, Id(), host.Clock.GetUtcNow().AddDays(1));
        var other = await Failures.RefusedAsync(() => manager.Reviews.ExemptReviewAsync(request));
        Assert.Equal("REVIEW_NOT_CURRENT", other.Reason);
        await RetentionScene.CloseAsync(host, Agency, id);
        var closed = await Failures.RefusedAsync(() => manager.Reviews.ExemptReviewAsync(request));
        Assert.Equal(("ILLEGAL_TRANSITION", "REVIEW-6"), (closed.Reason, closed.Rule));
    }

    /// <summary>
    /// The sweep moves stages on without the case's version: what it did to the round before is gone.
    /// </summary>
    [Fact]
    public async Task The_ladder_is_climbed_anew_even_where_the_sweep_was_at_work_meanwhile()
    {
        await using var host = new ServiceHost();
        var manager = host.LastingCaller("manager", Agency);
        var exempted = await manager.StandardAsync();
        var assessed = await manager.StandardAsync();
        host.Clock.Advance(TimeSpan.FromDays(50));
        foreach (var (id, change) in ((string, Func<SweptCase, Task>)[])
            [
                (exempted, c => c.Reviews.ExemptAsync(
                    c.Row, ReviewExemptionReason.Other, c.Now.AddDays(20), c.Now, CancellationToken.None)),
                (assessed, c => c.Reviews.CompleteAsync(
                    c.Row, Guid.CreateVersion7(), RiskLevel.Standard, c.Now.AddDays(60), c.Now,
                    CancellationToken.None)),
            ])
        {
            await SweptCase.ChangeAsync(host, Agency, id, LadderStage.Reminder, change);
            var review = await manager.ReviewAsync(id);
            Assert.Equal(LadderStage.Unspecified, review.Stage);
            Assert.True(review.NextStageTime.ToDateTimeOffset() > host.Clock.GetUtcNow());
        }
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp Stamp(DateTimeOffset time) =>
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(time);
}
