using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>Plans to refer: what is made of them, and what refuses them.</summary>
public sealed class ReferTests(ReferralHost own) : IClassFixture<ReferralHost>
{
    private const string Agency = "refers";
    private readonly ServiceHost host = own.Host;
    private readonly TestCaller caller = own.Host.Caller(agency: Agency);
    private readonly TestCaller manager = own.Host.Caller("manager", Agency);

    [Fact]
    public async Task A_referral_to_a_programme_is_a_draft_and_the_case_stays_as_it_is()
    {
        var listing = await host.ListAsync(Programme("Example programme of Leeds"));
        var on = await caller.AssessedAsync();
        var plan = on.Plan(listing);
        plan.Note = "Works shifts";
        plan.AgenciesConsulted.Add([SourceKind.Police, SourceKind.Housing, SourceKind.Police]);
        var referral = await caller.ReferAsync(plan);

        Assert.Equal((on.CaseId, listing), (referral.CaseId, referral.ListingId));
        Assert.Equal(("Example programme of Leeds", "Example organisation"),
            (referral.ListingName, referral.OrganisationName));
        Assert.Equal((ReferralPurpose.Abuse, ReferralState.Draft), (referral.Purpose, referral.State));
        Assert.Equal([SourceKind.Police, SourceKind.Housing], referral.AgenciesConsulted.OrderBy(a => a));
        Assert.True(referral.Consultation.Done);
        Assert.Contains(referral.Criteria, c => c.Criterion == Criterion.Area && c.Outcome == CriterionOutcome.Met);
        Assert.Equal("Works shifts", referral.Note);
        Assert.Contains(ReferralMove.Submit, referral.AllowedMoves);
        Assert.Contains("RESPOND-1", referral.Rules());
        Assert.Null(referral.Override);
        Assert.False(referral.ProgrammeConnected);
        Assert.Equal(referral, await caller.GetReferralAsync(referral.ReferralId));

        // REFER-6: nothing of the case but its version.
        var after = await caller.GetCaseAsync(on.CaseId);
        Assert.NotEqual(on.Etag, after.Etag);
        (after.Etag, after.UpdateTime) = (on.Etag, on.UpdateTime);
        Assert.Equal(on, after);

        // One entry, with the referral as it was made.
        var entry = (await caller.TimelineAsync(on.CaseId))[^1];
        Assert.Equal(EntryKind.Referral, entry.Kind);
        referral.AllowedMoves.Clear();
        Assert.Equal(new ReferralEntry { Referral = referral }, entry.Content.Referral);
        await caller.AssertIntactAsync(on.CaseId, entry.Number);
    }

    [Fact]
    public async Task What_is_only_tried_is_answered_and_not_stored()
    {
        var listing = await host.ListAsync(Programme());
        var on = await caller.AssessedAsync();
        var plan = on.Plan(listing);
        (plan.ValidateOnly, plan.RequestId) = (true, "");
        var before = Stored.Of(host, Agency);
        var tried = await caller.ReferAsync(plan);
        Assert.Equal(before, Stored.Of(host, Agency));
        Assert.Equal(("", ""), (tried.ReferralId, tried.Consultation.ConsultationId));

        var made = await caller.ReferAsync(on.Plan(listing));
        (made.ReferralId, made.Etag, made.Consultation.ConsultationId) = ("", "", "");
        made.AllowedMoves.Clear();
        Assert.Equal(made, tried);
    }

    [Fact]
    public async Task One_open_referral_of_a_person_to_a_listing()
    {
        var listing = await host.ListAsync(Programme());
        var on = await caller.AssessedAsync();
        var first = await caller.ReferAsync(on.Plan(listing));
        var refused = await Failures.RefusedAsync(() => caller.ReferAsync(on.Plan(listing)));
        Assert.Equal((StatusCode.AlreadyExists, "DUPLICATE_REFERRAL"), (refused.Code, refused.Reason));
        Assert.Equal(first.ReferralId, refused.Metadata["referral_id"]);

        // Another programme can be asked too, and the worker is told of the first.
        var second = await caller.ReferAsync(on.Plan(await host.ListAsync(Programme())));
        Assert.Contains("REFER-1", second.Rules());
    }

    [Fact]
    public async Task A_case_that_was_never_assessed_or_is_closed_or_a_listing_that_is_not_published()
    {
        var listing = await host.ListAsync(Programme());
        var never = await caller.CreateCaseAsync();
        Assert.Equal(
            "NEVER_ASSESSED", (await Failures.RefusedAsync(() => caller.ReferAsync(never.Plan(listing)))).Reason);

        var closed = await caller.AssessedAsync();
        await Retention.RetentionScene.CloseAsync(host, Agency, closed.CaseId);
        Assert.Equal(
            "ILLEGAL_TRANSITION", (await Failures.RefusedAsync(() => caller.ReferAsync(closed.Plan(listing)))).Reason);

        var on = await caller.AssessedAsync();
        foreach (var state in (ListingState[])[ListingState.Draft, ListingState.Suspended, ListingState.Archived])
        {
            await host.SetAsync(listing, state);
            var refused = await Failures.RefusedAsync(() => caller.ReferAsync(on.Plan(listing)));
            Assert.Equal((StatusCode.NotFound, "No such listing."), (refused.Code, refused.Message));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Missing_consultation_delays_nothing_and_is_due_within_a_day(bool child)
    {
        var listing = await host.ListAsync(Programme());
        var on = await caller.AssessedAsync(child: child);
        var plan = on.Plan(listing);
        if (child) plan.AgenciesConsulted.Add(SourceKind.Police);
        var referral = await caller.ReferAsync(plan);
        Assert.False(referral.Consultation.Done);
        Assert.Equal(
            host.Clock.GetUtcNow().AddHours(24), referral.Consultation.DueTime.ToDateTimeOffset());
        Assert.Equal(child ? [SourceKind.ChildrensSocialCare] : [], referral.Consultation.RequiredAgencies);
        Assert.Contains("ASSESS-6", referral.Rules());

        // Done later, as any other.
        await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        {
            CaseId = on.CaseId,
            ConsultationId = referral.Consultation.ConsultationId,
            Agencies = { SourceKind.ChildrensSocialCare },
            RequestId = Requests.Id(),
        });
        referral = await caller.GetReferralAsync(referral.ReferralId);
        Assert.True(referral.Consultation.Done);
        Assert.DoesNotContain("ASSESS-6", referral.Rules());
    }

    [Fact]
    public async Task A_case_that_awaits_an_action_is_referred_and_the_worker_is_told()
    {
        var on = await caller.AssessedAsync();
        await caller.AssessAsync(on.CaseId, Requests.Observed(Indicator.WeaponUse, SourceKind.Police),
            Requests.Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        var referral = await caller.ReferAsync(on.Plan(await host.ListAsync(Programme())));
        Assert.Contains("ASSESS-1", referral.Rules());
        Assert.Contains("LOOK-3", referral.Rules());
    }

    [Fact]
    public async Task Without_accreditation_it_takes_a_managers_reason_which_is_kept()
    {
        var listing = await host.ListAsync(Programme(), accredited: false);
        var on = await caller.AssessedAsync();
        var refused = Assert.Single(await caller.RefusedAsync(on.Plan(listing)));
        Assert.Equal(("REFER-2", "listing_id"), (refused.Rule, refused.Field));

        foreach (var role in (string[])["agency_system", "practitioner", "reviewer", "safeguarding_lead"])
        {
            var forbidden = await Failures.RefusedAsync(
                () => host.Caller(role, Agency).ReferAsync(on.Plan(listing).Decided()));
            Assert.Equal(StatusCode.PermissionDenied, forbidden.Code);
        }

        var referral = await manager.ReferAsync(on.Plan(listing).Decided("No other within reach"));
        Assert.Equal(
            new ReferralOverride
            {
                Reason = "No other within reach",
                RuleIds = { "REFER-2" },
                DecidedBy = $"manager-of-{Agency}",
            }, referral.Override);
        Assert.Equal(referral.Override, (await caller.GetReferralAsync(referral.ReferralId)).Override);
    }

    [Fact]
    public async Task Nobody_decides_to_do_without_support_for_survivors_or_assurance()
    {
        var without = Programme();
        without.IntegratedSupport = null;
        var on = await caller.AssessedAsync();
        var refused = await manager.RefusedAsync(on.Plan(await host.ListAsync(without, assured: false)).Decided());
        Assert.Equal([("REFER-1", "listing_id"), ("REFER-1", "listing_id")], refused.Select(r => (r.Rule, r.Field)));
    }

    [Fact]
    public async Task A_decision_that_nothing_needs_is_none()
    {
        var on = await caller.AssessedAsync();
        var plan = on.Plan(await host.ListAsync(Programme())).Decided();
        var refused = await Failures.RefusedAsync(() => manager.ReferAsync(plan));
        Assert.Equal(["override"], refused.Fields);
        plan.Override.Reason = " ";
        refused = await Failures.RefusedAsync(() => manager.ReferAsync(plan));
        Assert.Equal(["override.reason"], refused.Fields);
    }

    [Fact]
    public async Task Each_miss_is_named_and_what_is_not_known_is_told_instead()
    {
        var men = Programme();
        men.Eligibility = new Eligibility { MinimumAge = 30, Genders = { Gender.Man } };
        men.Capacity = new Capacity { Available = 0, AsOfDate = "2026-01-02" };
        var listing = await host.ListAsync(men);
        var on = await caller.AssessedAsync();
        var plan = on.Plan(listing);
        plan.Criteria = new MatchCriteria
        {
            SubjectPlace = new Place { AreaCode = Bradford },
            Age = 25,
            Gender = Gender.Woman,
        };
        var refused = await caller.RefusedAsync(plan);
        Assert.Equal(
            [("REFER-5", "criteria.age"), ("REFER-5", "criteria.gender"), ("REFER-5", "criteria.subject_place")],
            refused.Select(r => (r.Rule, r.Field)).Order());

        plan.Decided();
        Assert.Equal(["REFER-5"], (await manager.ReferAsync(plan)).Override.RuleIds);

        var unknown = await caller.ReferAsync((await caller.AssessedAsync()).Plan(listing));
        Assert.True(unknown.Advisories.Count(a => a.RuleId == "REFER-5") >= 3, unknown.Advisories.ToString());
    }

    /// <summary>REFER-5: such a programme may be there only because of where the survivor lives.</summary>
    [Theory]
    [InlineData(Residence.Partner)]
    [InlineData(Residence.Either)]
    public async Task A_programme_by_where_a_partner_lives_takes_a_managers_reason(Residence residence)
    {
        var programme = Programme();
        programme.Eligibility = new Eligibility { Residence = residence };
        var here = await host.ListAsync(programme);
        programme.Catchment = new Catchment { AreaCodes = { Bradford } };
        var there = await host.ListAsync(programme);
        foreach (var survivor in (PartyProfile?[])[null, Planning.LivesIn(Leeds), Planning.LivesIn(Bradford)])
        {
            var on = await caller.AssessedAsync(survivor: survivor);
            Assert.Equal("criteria.subject_place", Assert.Single(await caller.RefusedAsync(on.Plan(there))).Field);
            var decided = await manager.ReferAsync(on.Plan(there).Decided());
            Assert.Equal(["REFER-5"], decided.Override.RuleIds);
            await caller.Plans().SubmitReferralAsync(new SubmitReferralRequest
            { ReferralId = decided.ReferralId, Etag = decided.Etag, RequestId = Requests.Id() });
            if (residence == Residence.Either) await caller.ReferAsync(on.Plan(here));
        }
    }

    /// <summary>Errors end up in logs of those who call: they tell of the service and not of the person.</summary>
    [Fact]
    public async Task A_refusal_says_what_the_service_takes_and_not_what_the_person_is()
    {
        var grown = Programme();
        grown.Eligibility = new Eligibility { MinimumAge = 40 };
        var profile = Planning.LivesIn(Leeds);
        profile.BirthYear = 1997;
        profile.Languages.Add("cy");
        var on = await caller.AssessedAsync(profile);
        var refused = await caller.RefusedAsync(on.Plan(await host.ListAsync(grown)));
        Assert.Equal(["criteria.age", "criteria.languages"], refused.Select(r => r.Field).Order());
        Assert.All(refused, r => Assert.DoesNotMatch(@"29|\bcy\b", r.Why));
    }

    [Fact]
    public async Task The_age_is_of_the_year_of_birth_and_says_so()
    {
        var grown = Programme();
        grown.Eligibility = new Eligibility { MinimumAge = 18 };
        var listing = await host.ListAsync(grown);
        var profile = Planning.LivesIn(Leeds);
        profile.BirthYear = 2008;
        var on = await caller.AssessedAsync(profile);
        Assert.Contains("year of birth", Age(await caller.ReferAsync(on.Plan(listing))), StringComparison.Ordinal);

        var sent = (await caller.AssessedAsync(profile)).Plan(listing);
        sent.Criteria = new MatchCriteria { Age = 18 };
        Assert.DoesNotContain("year of birth", Age(await caller.ReferAsync(sent)), StringComparison.Ordinal);

        profile.BirthYear = 2009;
        var refused = Assert.Single(
            await caller.RefusedAsync((await caller.AssessedAsync(profile)).Plan(listing)));
        Assert.Equal("criteria.age", refused.Field);

        static string Age(Referral referral) =>
            referral.Criteria.Single(c => c.Criterion == Criterion.Age).Explanation;
    }

    [Fact]
    public async Task Something_else_comes_beside_a_search_for_programmes()
    {
        var listing = await host.ListAsync(Service(ListingType.SubstanceUse));
        var programme = await host.ListAsync(Programme("Aaa example programme"));
        var on = await caller.AssessedAsync();
        Assert.Equal(
            ["continuing_worker_id", "review_date"],
            (await caller.RefusedAsync(on.Plan(listing))).Select(r => r.Field));

        var referral = await caller.ReferAsync(on.PlanBeside(listing));
        Assert.Equal(ReferralPurpose.Additional, referral.Purpose);
        Assert.Equal(("worker-1", "2026-02-01"), (referral.ContinuingWorkerId, referral.ReviewDate));
        var area = Assert.Single(referral.Criteria);
        Assert.Equal((Criterion.Area, CriterionOutcome.Met), (area.Criterion, area.Outcome));
        Assert.DoesNotContain("REFER-5", referral.Rules());
        Assert.Equal(host.Clock.GetUtcNow(), referral.ProgrammeSearch.SearchTime.ToDateTimeOffset());
        Assert.InRange(referral.ProgrammeSearch.Programmes.Count, 1, 5);
        Assert.Contains("REFER-4", referral.Rules());

        await caller.ReferAsync(on.Plan(programme));
        Assert.DoesNotContain("REFER-4", (await caller.GetReferralAsync(referral.ReferralId)).Rules());

        var nowhere = await caller.AssessedAsync(new PartyProfile());
        Assert.Equal("criteria.subject_place", Assert.Single(
            await caller.RefusedAsync(nowhere.PlanBeside(listing))).Field);
        var late = on.PlanBeside(listing);
        late.ReviewDate = "2026-01-04";
        Assert.Equal(["review_date"], (await Failures.RefusedAsync(() => caller.ReferAsync(late))).Fields);
    }

    [Fact]
    public async Task A_service_beside_a_programme_that_does_not_cover_the_subject_is_told_of_and_not_refused()
    {
        var elsewhere = Service(ListingType.SubstanceUse);
        elsewhere.Catchment = new Catchment { AreaCodes = { "S12000049" } };
        var listing = await host.ListAsync(elsewhere);
        var on = await caller.AssessedAsync();

        var referral = await caller.ReferAsync(on.PlanBeside(listing));
        Assert.Contains("REFER-5", referral.Rules());
        Assert.Contains("REFER-5", (await caller.GetReferralAsync(referral.ReferralId)).Rules());
    }

    [Theory]
    [InlineData(ListingType.SurvivorSupport)]
    [InlineData(ListingType.ChildrensSupport)]
    public async Task What_is_there_for_survivors_and_children_has_its_own_way(ListingType type)
    {
        var plan = (await caller.AssessedAsync()).PlanBeside(await host.ListAsync(Service(type)));
        Assert.Equal("REFER-8", Assert.Single(await caller.RefusedAsync(plan)).Rule);
        Assert.Equal("REFER-8", Assert.Single(await manager.RefusedAsync(plan.Decided())).Rule);
    }

    /// <summary>LOOK-3: a referral is of one person, whatever roles become.</summary>
    [Fact]
    public async Task After_a_role_swap_the_referral_is_not_the_new_subjects()
    {
        var listing = await host.ListAsync(Programme());
        var on = await caller.AssessedAsync(survivor: Planning.LivesIn(Leeds));
        var before = await caller.ReferAsync(on.Plan(listing));
        await manager.ApproveSwapAsync(await caller.ProposeSwapAsync(await caller.GetCaseAsync(on.CaseId)));
        Assert.Contains("LOOK-3", (await caller.GetReferralAsync(before.ReferralId)).Rules());
        var submit = new SubmitReferralRequest
        { ReferralId = before.ReferralId, Etag = before.Etag, RequestId = Requests.Id() };
        var refused = await Failures.RefusedAsync(() => caller.Plans().SubmitReferralAsync(submit));
        Assert.Equal(("ILLEGAL_TRANSITION", "LOOK-3"), (refused.Reason, refused.Rule));

        var after = await caller.ReferAsync(on.Plan(listing));
        Assert.NotEqual(before.ReferralId, after.ReferralId);
    }

    [Fact]
    public async Task Two_at_once_make_one()
    {
        var listing = await host.ListAsync(Programme());
        var on = await caller.AssessedAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await caller.ReferAsync(on.Plan(listing));
                return StatusCode.OK;
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }));
        Assert.Single(outcomes, StatusCode.OK);
        Assert.Equal(5, outcomes.Count(o => o == StatusCode.AlreadyExists));
    }
}
