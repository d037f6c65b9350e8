using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>REVIEW-7: closing takes that it stays calm for long, and that nothing waits.</summary>
public sealed class CloseCaseTests
{
    private const string Agency = "closes";

    [Fact]
    public async Task From_the_first_assessment_to_closing_to_disposal_and_by_public_operations_alone()
    {
        await using var host = RetentionScene.NewHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = (await caller.CreateCaseAsync()).CaseId;
        Assert.Equal(
            [ClosingCondition.StandardLevel, ClosingCondition.TwoStandardReviews],
            (await caller.GetReviewAsync(id)).UnmetConditions);

        // HIGH, acted on, and half a year later a second person lets the level down.
        var high = await caller.CompleteAsync(id, Observed(Indicator.CoerciveControl, SourceKind.Police));
        Assert.Equal(RiskLevel.High, high.Assessment.Level);
        Assert.Contains(ClosingCondition.NoSafeguardingAction, (await caller.GetReviewAsync(id)).UnmetConditions);
        await caller.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
        {
            CaseId = id,
            AssessmentId = high.Assessment.AssessmentId,
            Action = new SafeguardingAction { Kind = SafeguardingActionKind.ConsultedManager },
            RequestId = Id(),
        });
        host.Clock.Advance(TimeSpan.FromDays(6));
        var lower = await caller.CompleteAsync(id, AllAbsent());
        Assert.Equal(LowerLevelState.AwaitingApproval, lower.Assessment.LowerLevelState);
        await manager.Assessments.ApproveLowerLevelAsync(new ApproveLowerLevelRequest
        { CaseId = id, AssessmentId = lower.Assessment.AssessmentId, Reason = "synthetic", RequestId = Id() });
        await ConsultAsync(caller, id);
        Assert.Equal(
            [ClosingCondition.TwoStandardReviews, ClosingCondition.SixMonths],
            (await caller.GetReviewAsync(id)).UnmetConditions);
        for (var i = 0; i < 4; i++)
        {
            host.Clock.Advance(TimeSpan.FromDays(50));
            await caller.CompleteAsync(id, AllAbsent());
        }

        await ConsultAsync(caller, id);
        Assert.Empty((await caller.GetReviewAsync(id)).UnmetConditions);
        var last = await caller.ReviewAsync(id);
        var closed = await manager.CloseCaseAsync(id);
        Assert.Equal(
            (last.ReviewId, ReviewStanding.Ended, ReviewOutcome.CaseClosed),
            (closed.Review.ReviewId, closed.Review.Standing, closed.Review.Outcome));
        Assert.Equal(host.Clock.GetUtcNow(), closed.CloseTime.ToDateTimeOffset());
        var read = await caller.GetReviewAsync(id);
        Assert.Null(read.Review);
        Assert.Empty(read.Deadlines);
        Assert.Empty(read.UnmetConditions);
        Assert.Equal(closed.Review, read.PastReviews[0]);
        var entry = await caller.LastEntryAsync(id);
        Assert.Equal(
            new ReviewEntry
            {
                Kind = ReviewChangeKind.CaseClosed,
                Review = closed.Review,
                Note = "synthetic reason",
                AgenciesConsulted = { SourceKind.Police },
            },
            entry.Content.Review);
        Assert.Equal(CaseState.Closed, (await caller.GetCaseAsync(id)).State);
        Assert.DoesNotContain(await caller.ReviewsAsync(new ListReviewsRequest()), r => r.CaseId == id);

        // What was decided on in closing is no news after it: the term alone disposes.
        var retention = await RetentionScene.GetAsync(caller, id);
        Assert.Equal(closed.RetainUntilTime, retention.RetainUntilTime);
        host.Clock.SetUtcNow(closed.RetainUntilTime.ToDateTimeOffset().AddSeconds(-1));
        await RetentionScene.RunJobAsync(host);
        Assert.Empty(await RetentionScene.DisposalsAsync(host, Agency));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await RetentionScene.RunJobAsync(host);
        Assert.Equal(id, Assert.Single(await RetentionScene.DisposalsAsync(host, Agency)).CaseId);
        foreach (var table in (string[])["PastReviews", "Deadlines", "Consultations", "Assessments"])
        {
            Assert.Equal([0L], Database.Read(host, $"SELECT COUNT(*) FROM {table}", r => r.GetInt64(0)));
        }
    }

    [Fact]
    public async Task An_assessment_opens_it_again_with_a_review_and_counting_begins_anew()
    {
        await using var host = RetentionScene.NewHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await ClosableAsync(host, caller);
        await manager.CloseCaseAsync(id);
        host.Clock.Advance(TimeSpan.FromDays(10));
        var assessed = await caller.AssessAsync(id, AllAbsent());
        var review = (await caller.GetReviewAsync(id)).Review;
        Assert.Equal(assessed.NextReviewTime, review.DueTime);
        Assert.Equal(
            [ClosingCondition.TwoStandardReviews], (await caller.GetReviewAsync(id)).UnmetConditions);
        var refused = await Failures.RefusedAsync(() => manager.CloseCaseAsync(id));
        Assert.Equal(("REFUSED_BY_RULE", "REVIEW-7"), (refused.Reason, refused.Rule));
        var retention = await RetentionScene.GetAsync(caller, id);
        Assert.Null(retention.RetainUntilTime);
    }

    [Fact]
    public async Task Two_reviews_close_together_count_once()
    {
        await using var host = new ServiceHost();
        var caller = host.LastingCaller(agency: Agency);

        // The first assessment is no review yet.
        var id = await caller.StandardAsync();
        host.Clock.Advance(TimeSpan.FromDays(10));
        await caller.CompleteAsync(id, AllAbsent());
        Assert.Equal([ClosingCondition.TwoStandardReviews], (await caller.GetReviewAsync(id)).UnmetConditions);
        host.Clock.Advance(TimeSpan.FromDays(6));
        await caller.CompleteAsync(id, AllAbsent());
        Assert.Equal([ClosingCondition.TwoStandardReviews], (await caller.GetReviewAsync(id)).UnmetConditions);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await caller.CompleteAsync(id, AllAbsent());
        await ConsultAsync(caller, id);
        Assert.Empty((await caller.GetReviewAsync(id)).UnmetConditions);

        // One above between them, and it begins anew.
        await caller.CompleteAsync(id, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.Contains(ClosingCondition.TwoStandardReviews, (await caller.GetReviewAsync(id)).UnmetConditions);
        Assert.Contains(ClosingCondition.SixMonths, (await caller.GetReviewAsync(id)).UnmetConditions);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_closes_what_a_change_was_just_reported_of_or_a_child_was_just_taken_off(bool isChild)
    {
        await using var host = RetentionScene.NewHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await ClosableAsync(host, caller, isChild ? [PartyRole.Child] : []);
        if (isChild)
        {
            var file = await caller.GetCaseAsync(id);
            await caller.Cases.RemovePartyAsync(new RemovePartyRequest
            {
                CaseId = id,
                PartyId = file.Party(PartyRole.Child).PartyId,
                Reason = "synthetic",
                Etag = file.Etag,
                RequestId = Id(),
            });
        }
        else
        {
            await caller.ReportAsync(id);
        }

        var refused = await Failures.RefusedAsync(() => manager.CloseCaseAsync(id, SourceKind.Housing));
        Assert.Equal("REFUSED_BY_RULE", refused.Reason);
        Assert.Equal([isChild ? "ASSESS-6" : "REVIEW-7"], refused.Rules);
    }

    [Fact]
    public async Task Every_condition_that_is_not_met_is_named_and_nothing_is_stored()
    {
        await using var host = new ServiceHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await caller.StandardAsync(PartyRole.Child);
        await caller.AssessAsync(
            id, Observed(Indicator.WeaponUse, SourceKind.Police),
            Observed(Indicator.Suicidal, SourceKind.Perpetrator),
            Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        await Referring.SeedAsync(host, new Seed(Agency, id));
        await RetentionScene.PlaceAsync(manager, id);
        host.Clock.Advance(TimeSpan.FromDays(4));
        var refused = await Stored.RefusedAsync(
            host, Agency, () => manager.CloseCaseAsync(id, SourceKind.Police));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "REFUSED_BY_RULE", "REVIEW-7"),
            (refused.Code, refused.Reason, refused.Rule));
        Assert.Equal(
            ["REVIEW-7", "REVIEW-7", "REVIEW-7", "ASSESS-6", "REVIEW-7", "REVIEW-7", "REVIEW-7", "LOOK-2",
                "REVIEW-7", "LOOK-3", "REVIEW-7"],
            refused.Rules);
        Assert.Equal(
            System.Enum.GetValues<ClosingCondition>()
                .Where(c => c is not (ClosingCondition.Unspecified or ClosingCondition.Consultation)),
            (await caller.GetReviewAsync(id)).UnmetConditions);
    }

    [Theory]
    [InlineData("referral", ClosingCondition.NoOpenReferral)]
    [InlineData("hold", ClosingCondition.NoHold)]
    [InlineData("task", ClosingCondition.NoOpenTask)]
    [InlineData("swap", ClosingCondition.NoCounterAllegation)]
    [InlineData("overdue", ClosingCondition.ReviewNotOverdue)]
    [InlineData("nobody", null)]
    [InlineData("no social care", null)]
    public async Task One_thing_that_waits_is_enough(string what, ClosingCondition? condition)
    {
        await using var host = new ServiceHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await ClosableAsync(host, caller, what == "no social care" ? [PartyRole.Child] : []);
        SourceKind[] consulted = [SourceKind.Police];
        switch (what)
        {
            case "referral":
                await Referring.SeedAsync(host, new Seed(Agency, id) { State = ReferralState.Draft });
                break;
            case "hold":
                await RetentionScene.PlaceAsync(manager, id);
                break;
            case "task":
                var referral = await Referring.SeedAsync(host, new Seed(Agency, id));
                await caller.MoveAsync(ReferralMove.Decline, referral);
                break;
            case "swap":
                var file = await caller.GetCaseAsync(id);
                await caller.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
                {
                    CaseId = id,
                    NewSubjectPartyId = file.Party(PartyRole.Survivor).PartyId,
                    Reason = "synthetic",
                    Etag = file.Etag,
                    RequestId = Id(),
                });
                break;
            case "overdue":
                host.Clock.Advance(TimeSpan.FromDays(61));
                break;
        }

        var close = await manager.ClosingAsync(id, consulted);
        if (what == "nobody") close.AgenciesConsulted.Clear();
        var refused = await Stored.RefusedAsync(
            host, Agency, () => manager.Reviews.CloseCaseAsync(close).ResponseAsync);
        Assert.Equal("REFUSED_BY_RULE", refused.Reason);

        // A referral that was declined is a change, too, after which reviews are counted anew.
        ClosingCondition[] expected = condition is not { } one ? []
            : what == "task" ? [ClosingCondition.TwoStandardReviews, one]
            : [one];
        Assert.Equal(Math.Max(1, expected.Length), refused.Rules.Count);
        Assert.Equal(expected, (await caller.GetReviewAsync(id)).UnmetConditions);
        if (condition is null) Assert.Equal(["ASSESS-6"], refused.Rules);
    }

    [Fact]
    public async Task It_is_decided_on_the_case_as_it_was_read_and_once()
    {
        await using var host = new ServiceHost();
        var (caller, manager) = (host.LastingCaller(agency: Agency), host.LastingCaller("manager", Agency));
        var id = await ClosableAsync(host, caller, PartyRole.Child);
        var request = await manager.ClosingAsync(id, SourceKind.ChildrensSocialCare);
        await manager.Reviews.ReassignReviewAsync(
            new ReassignReviewRequest { CaseId = id, TeamId = "north", RequestId = Id() });
        var stale = await Stored.RefusedAsync(
            host, Agency, () => manager.Reviews.CloseCaseAsync(request).ResponseAsync);
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (stale.Code, stale.Reason));
        request.Etag = "";
        var missing = await Failures.RefusedAsync(() => manager.Reviews.CloseCaseAsync(request));
        Assert.Equal(["etag"], missing.Fields);

        request = await manager.ClosingAsync(id, SourceKind.ChildrensSocialCare);
        var closed = await manager.Reviews.CloseCaseAsync(request);
        Assert.Equal(closed, await manager.Reviews.CloseCaseAsync(request));
        var consultations = (await caller.Assessments.ListConsultationsAsync(
            new ListConsultationsRequest { CaseId = id })).Consultations;
        Assert.True(consultations[0].Done);
        Assert.Equal([SourceKind.ChildrensSocialCare], consultations[0].Agencies);
        request = await manager.ClosingAsync(id, SourceKind.ChildrensSocialCare);
        var again = await Failures.RefusedAsync(() => manager.Reviews.CloseCaseAsync(request));
        Assert.Equal(("ILLEGAL_TRANSITION", "REVIEW-7"), (again.Reason, again.Rule));
    }

    private static async Task<string> ClosableAsync(ServiceHost host, TestCaller caller, params PartyRole[] more)
    {
        var id = await caller.StandardAsync(more);
        for (var i = 0; i < 2; i++)
        {
            host.Clock.Advance(TimeSpan.FromDays(8));
            await caller.CompleteAsync(id, AllAbsent());
        }

        await ConsultAsync(caller, id);
        Assert.Empty((await caller.GetReviewAsync(id)).UnmetConditions);
        return id;
    }

    /// <summary>Whatever consultation is open is done.</summary>
    private static async Task ConsultAsync(TestCaller caller, string id)
    {
        var open = await caller.Assessments.ListConsultationsAsync(
            new ListConsultationsRequest { CaseId = id, OpenOnly = true });
        foreach (var consultation in open.Consultations)
        {
            await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
            {
                CaseId = id,
                ConsultationId = consultation.ConsultationId,
                Agencies = { SourceKind.Police, SourceKind.ChildrensSocialCare },
                RequestId = Id(),
            });
        }
    }
}
