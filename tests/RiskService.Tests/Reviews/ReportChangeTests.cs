using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>REVIEW-3: a change pulls the review nearer, never farther.</summary>
public sealed class ReportChangeTests(ServiceHost host)
{
    public static TheoryData<ReviewTrigger> Triggers =>
    [
        .. System.Enum.GetValues<ReviewTrigger>()
            .Where(t => t is not (ReviewTrigger.Unspecified or ReviewTrigger.RoleSwap)),
    ];

    [Theory, MemberData(nameof(Triggers))]
    public async Task Pulls_the_review_to_24_hours_and_enters_what_was_reported(ReviewTrigger trigger)
    {
        var caller = host.Caller(agency: "pulls");
        var id = await caller.StandardAsync();
        var before = await caller.ReviewAsync(id);
        var now = host.Clock.GetUtcNow();
        var response = await caller.Reviews.ReportChangeAsync(new ReportChangeRequest
        {
            CaseId = id,
            Trigger = trigger,
            OccurredTime = now.AddDays(-2).ToTimestamp(),
            Source = new Source { Kind = SourceKind.Survivor },
            Note = "synthetic words",
            RequestId = Id(),
        });
        Assert.True(response.Pulled);
        Assert.Equal((before.ReviewId, trigger), (response.Review.ReviewId, response.Review.Trigger));
        Assert.Equal(now.AddHours(24), response.Review.Due());
        Assert.Equal(before.StartTime, response.Review.StartTime);
        Assert.Equal(response.Review, await caller.ReviewAsync(id));

        var entry = await caller.LastEntryAsync(id);
        Assert.Equal(EntryKind.Review, entry.Kind);
        Assert.Equal(
            new ReviewEntry
            {
                Kind = ReviewChangeKind.ChangeReported,
                Review = response.Review,
                Trigger = trigger,
                OccurredTime = now.AddDays(-2).ToTimestamp(),
                Source = new Source { Kind = SourceKind.Survivor },
                Note = "synthetic words",
            },
            entry.Content.Review);
    }

    [Fact]
    public async Task What_is_as_near_already_stays_and_is_entered_all_the_same()
    {
        var caller = host.Caller(agency: "as-near");
        var id = (await caller.CreateCaseAsync()).CaseId;
        var before = await caller.ReviewAsync(id);
        var response = await caller.ReportAsync(id);
        Assert.False(response.Pulled);
        before.Trigger = ReviewTrigger.NewIncident;
        Assert.Equal(before, response.Review);
        Assert.Equal(ReviewChangeKind.ChangeReported, (await caller.LastEntryAsync(id)).Content.Review.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_to_look_at_a_change_is_not_exempted(bool isNear)
    {
        var (caller, manager) = (host.Caller(agency: "changed"), host.Caller("manager", "changed"));
        var id = isNear ? (await caller.CreateCaseAsync()).CaseId : await caller.StandardAsync();
        await caller.ReportAsync(id, ReviewTrigger.Separation);
        var refused = await Failures.RefusedAsync(
            () => manager.ExemptAsync(id, host.Clock.GetUtcNow().AddHours(12)));
        Assert.Equal(("ILLEGAL_TRANSITION", "REVIEW-6"), (refused.Reason, refused.Rule));
    }

    [Fact]
    public async Task Is_never_the_reason_for_a_later_review() => await Gen.Select(
        Gen.Int[0, 24 * 70], Gen.Enum<RiskLevel>()).SampleAsync(
        async (hours, level) =>
        {
            var caller = host.Caller(agency: "never-later");
            var id = (await caller.CreateCaseAsync()).CaseId;
            var now = host.Clock.GetUtcNow();
            await Referring.ChangeCaseAsync(host, "never-later", id, row =>
            {
                row.Level = level;
                row.NextReviewTime = now.AddHours(hours);
            });
            var answer = await caller.ReportAsync(id);
            Assert.Equal(hours > 24, answer.Pulled);
            Assert.Equal(now.AddHours(Math.Min(hours, 24)), answer.Review.Due());
            if (answer.Pulled) Assert.True(answer.Review.NextStageTime.ToDateTimeOffset() <= answer.Review.Due());
        },
        iter: 40, threads: 1);

    [Fact]
    public async Task Ends_an_exemption()
    {
        var (caller, manager) = (host.Caller(agency: "ends"), host.Caller("manager", "ends"));
        var id = await caller.StandardAsync();
        var now = host.Clock.GetUtcNow();
        var exempt = await manager.ExemptAsync(id, now.AddDays(55));
        Assert.Equal(ReviewStanding.Exempt, exempt.Standing);
        var response = await caller.ReportAsync(id);
        Assert.True(response.Pulled);
        Assert.Equal(ReviewStanding.Upcoming, response.Review.Standing);
        Assert.Null(response.Review.Exemption);
        Assert.Equal(now.AddHours(24), response.Review.Due());
        Assert.True(response.Review.NextStageTime.ToDateTimeOffset() <= now.AddHours(24));
        Assert.Equal([ReviewExemptionReason.SubjectInCustody], response.Review.UsedExemptionReasons);
    }

    [Fact]
    public async Task A_closed_case_is_assessed_instead_and_a_role_swap_is_nobodys_report()
    {
        await using var own = RetentionScene.NewHost();
        var caller = own.Caller();
        var id = await RetentionScene.AssessedAsync(own, "agency-a");
        var swap = await Failures.RefusedAsync(() => caller.ReportAsync(id, ReviewTrigger.RoleSwap));
        Assert.Equal((StatusCode.InvalidArgument, "REVIEW-3"), (swap.Code, swap.Rule));
        Assert.Equal(["trigger"], swap.Fields);

        await RetentionScene.CloseAsync(own, "agency-a", id);
        var refused = await Stored.RefusedAsync(own, "agency-a", () => caller.ReportAsync(id));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", "REVIEW-3"),
            (refused.Code, refused.Reason, refused.Rule));
        Assert.Contains("Assess it", refused.Message, StringComparison.Ordinal);

        await caller.AssessAsync(id, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.Equal(ReviewStanding.Upcoming, (await caller.ReviewAsync(id)).Standing);
    }

    [Fact]
    public async Task A_referral_that_is_refused_pulls_it_too()
    {
        var caller = host.Caller(agency: "referral-pulls");
        var id = await caller.StandardAsync();
        var referral = await Referring.SeedAsync(host, new Seed("referral-pulls", id));
        await caller.MoveAsync(ReferralMove.Decline, referral);
        var review = await caller.ReviewAsync(id);
        Assert.Equal(ReviewTrigger.ReferralEnded, review.Trigger);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), review.Due());
    }
}
