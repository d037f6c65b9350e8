using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>What changed between planning a referral and sending it, and between sending it and its end.</summary>
public sealed class SincePlannedTests(ReferralHost own) : IClassFixture<ReferralHost>
{
    private const string Agency = "since-planned";
    private readonly ServiceHost host = own.Host;
    private readonly TestCaller caller = own.Host.Caller(agency: Agency);
    private readonly TestCaller manager = own.Host.Caller("manager", Agency);

    /// <summary>REFER-2: a manager decided on what it was then.</summary>
    [Fact]
    public async Task An_accreditation_that_was_withdrawn_is_more_than_one_that_had_ended()
    {
        var listing = await host.ListAsync(Programme());
        await host.EndAccreditationAsync(listing, new DateOnly(2026, 1, 3));
        var draft = await manager.ReferAsync((await caller.AssessedAsync()).Plan(listing).Decided());
        await host.SetAsync(listing, AccreditationState.Withdrawn);
        Assert.Equal("REFER-2", Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(draft))).Rule);
        await host.SetAsync(listing, AccreditationState.Granted);
        Assert.Equal(ReferralState.Submitted, (await SubmitAsync(draft)).State);
    }

    /// <summary>REFER-5: that it was not known where the subject lives is not that they live elsewhere.</summary>
    [Fact]
    public async Task A_place_that_was_not_known_and_is_another_was_not_decided_on()
    {
        var on = await caller.AssessedAsync(new PartyProfile());
        var draft = await manager.ReferAsync(on.Plan(await host.ListAsync(Programme())).Decided());
        await MoveToAsync(on, Bradford);
        Assert.Equal("REFER-5", Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(draft))).Rule);
        await MoveToAsync(on, Leeds);
        Assert.Equal(ReferralState.Submitted, (await SubmitAsync(draft)).State);
    }

    /// <summary>ASSESS-6: it is sent at once, and children's social care is to be asked within a day.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_child_who_came_into_the_case_since_opens_a_consultation(bool asked)
    {
        var on = await caller.AssessedAsync();
        var plan = on.Plan(await host.ListAsync(Programme()));
        plan.AgenciesConsulted.Add(SourceKind.Police);
        var draft = await caller.ReferAsync(plan);
        Assert.True(draft.Consultation.Done);
        await caller.AddAsync(await caller.GetCaseAsync(on.CaseId), new Party { Role = PartyRole.Child });
        if (asked)
        {
            await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
            { CaseId = on.CaseId, Agencies = { SourceKind.ChildrensSocialCare }, RequestId = Id() });
        }

        await SubmitAsync(draft);
        var view = await caller.GetReferralAsync(draft.ReferralId);
        Assert.Equal(asked, view.Consultation.Done);
        Assert.Equal(asked, view.Consultation.ConsultationId == draft.Consultation.ConsultationId);
        if (asked) return;
        Assert.Equal([SourceKind.ChildrensSocialCare], view.Consultation.RequiredAgencies);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), view.Consultation.DueTime.ToDateTimeOffset());
        Assert.Equal(
            view.Consultation, (await caller.LastEntryAsync(on.CaseId)).Content.Referral.Referral.Consultation);
    }

    /// <summary>REFER-4: a day that has passed is none on which it is looked at again.</summary>
    [Fact]
    public async Task What_is_beside_a_programme_is_not_sent_after_its_review_date()
    {
        await using var later = new ServiceHost();
        var worker = later.Caller(agency: Agency);
        var plan = (await worker.AssessedAsync()).PlanBeside(await later.ListAsync(Service(ListingType.Housing)));
        var (one, two) = (await worker.ReferAsync(plan), await worker.ReferAsync(
            (await worker.AssessedAsync()).PlanBeside(plan.ListingId)));
        later.Clock.Advance(new DateTimeOffset(2026, 2, 1, 23, 0, 0, TimeSpan.Zero) - later.Clock.GetUtcNow());
        worker = later.Caller(agency: Agency);
        Assert.Equal(ReferralState.Submitted, (await SubmitAsync(one, worker)).State);
        later.Clock.Advance(TimeSpan.FromHours(1));
        worker = later.Caller(agency: Agency);
        Assert.Equal("REFER-4", Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(two, worker))).Rule);
    }

    /// <summary>
    /// LOOK-3: the service that goes with the programme supports who now is the subject, who would hear of it.
    /// </summary>
    [Fact]
    public async Task After_a_role_swap_nobody_is_told_by_way_of_the_service_of_who_now_is_the_subject()
    {
        var on = await caller.AssessedAsync();
        var draft = await caller.ReferAsync(on.Plan(await host.ListAsync(Programme())));
        var sent = await SubmitAsync(draft);
        await manager.ApproveSwapAsync(await caller.ProposeSwapAsync(await caller.GetCaseAsync(on.CaseId)));
        await caller.MoveAsync(ReferralMove.Decline, draft.ReferralId, ReferralReason.Declined, sent.Etag);
        var task = Assert.Single(await caller.TasksAsync(on.CaseId), t => t.Move == ReferralMove.Decline);
        Assert.Equal(ReferralTaskKind.SafetyPlan, task.Kind);
        Assert.DoesNotContain("The subject did not", task.Instruction, StringComparison.Ordinal);
        Assert.Contains("roles in the case have changed", task.Instruction, StringComparison.Ordinal);
    }

    /// <summary>REFER-7: who was brought in by an action is involved, consulted or not.</summary>
    [Fact]
    public async Task Agencies_that_a_safeguarding_action_brought_in_are_told()
    {
        var on = await caller.AssessedAsync();
        var assessed = await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        foreach (var kind in (SafeguardingActionKind[])
            [SafeguardingActionKind.ContactedPolice, SafeguardingActionKind.ConsultedManager])
        {
            await caller.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
            {
                CaseId = on.CaseId,
                AssessmentId = assessed.AssessmentId,
                Action = new SafeguardingAction { Kind = kind },
                RequestId = Id(),
            });
        }

        var id = await Referring.SeedAsync(host, new Seed(Agency, on.CaseId));
        await caller.MoveAsync(ReferralMove.Decline, id);
        Assert.Equal(
            [SourceKind.Police],
            (await caller.TasksAsync(on.CaseId)).Where(t => t.Kind == ReferralTaskKind.NotifyAgency)
                .Select(t => t.Agency));
    }

    /// <summary>It would say that the service gets in touch.</summary>
    [Fact]
    public async Task The_subject_gets_no_copy_of_a_referral_that_has_ended()
    {
        var on = await caller.AssessedAsync();
        var draft = await caller.ReferAsync(on.Plan(await host.ListAsync(Programme())));
        var request = new GetSubjectCopyRequest { ReferralId = draft.ReferralId };
        await caller.Plans().GetSubjectCopyAsync(request);
        await caller.MoveAsync(ReferralMove.Withdraw, draft.ReferralId);
        var refused = await Failures.RefusedAsync(async () => await caller.Plans().GetSubjectCopyAsync(request));
        Assert.Equal("ILLEGAL_TRANSITION", refused.Reason);
    }

    private async Task MoveToAsync(Case on, string area)
    {
        var now = await caller.GetCaseAsync(on.CaseId);
        var subject = now.Party(PartyRole.Subject);
        subject.Profile = Planning.LivesIn(area);
        await caller.UpdateAsync(now, subject);
    }

    private async Task<ReferralStanding> SubmitAsync(Referral draft, TestCaller? by = null) =>
        (await (by ?? caller).Plans().SubmitReferralAsync(new SubmitReferralRequest
        { ReferralId = draft.ReferralId, Etag = draft.Etag, RequestId = Id() })).Standing;
}
