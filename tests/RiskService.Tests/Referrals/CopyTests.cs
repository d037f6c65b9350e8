using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using RiskService.Tests.SubjectAccess;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>The two copies of a referral, and sending one of them (RESPOND-1, RESPOND-2, REFER-5, REFER-8).</summary>
public sealed class CopyTests(ReferralHost own) : IClassFixture<ReferralHost>
{
    private const string Agency = "copies";
    private readonly ServiceHost host = own.Host;
    private readonly TestCaller caller = own.Host.Caller(agency: Agency);

    [Fact]
    public async Task The_programme_is_told_whom_it_gets_and_what_may_be_used_with_them()
    {
        var on = await ToldAsync();
        var plan = on.Plan(await host.ListAsync(Programme("Example programme of Leeds")));
        (plan.Note, plan.ContinuingWorkerId) = ("Works shifts", " worker-1 ");
        var referral = await caller.ReferAsync(plan);
        var answer = await ProgrammeCopyAsync(referral);
        var copy = answer.Copy;
        Assert.Equal((referral.ReferralId, "Example programme of Leeds"), (copy.ReferralId, copy.ListingName));
        Assert.Equal(("Synthetic Subject", "S-1", 36), (copy.SubjectName, copy.SubjectReference, copy.SubjectAge));
        Assert.Equal((RiskLevel.Imminent, true), (copy.Level, copy.ChildHeld));
        Assert.Equal(
            [(Indicator.CoerciveControl, false), (Indicator.ThreatsToKill, true)],
            copy.Indicators.Select(i => (i.Code, i.ChallengePermitted)).OrderBy(i => i.Code));
        Assert.Equal(("Works shifts", "worker-1"), (copy.Note, copy.ContinuingWorkerId));
        Assert.NotEmpty(copy.SafetyNotes);
        Assert.Null(copy.SubmitTime);

        var text = NoInferenceProperties.Text(answer.Pdf.ToByteArray());
        foreach (var shown in (string[])
            ["Synthetic Subject", "S-1", "36", "Works shifts", "Threats to kill", "Coercive control", "a draft"])
        {
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }

        foreach (var never in (string[])
            ["Synthetic Survivor", "SV-9", "BD1", Bradford, "survivors words", "integrated support", "960123"])
        {
            Assert.DoesNotContain(never, text + copy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_service_is_told_whom_it_gets_and_nothing_of_the_abuse()
    {
        var on = await ToldAsync();
        var plan = on.PlanBeside(await host.ListAsync(Service(ListingType.SubstanceUse, "Example substance service")));
        var answer = await ProgrammeCopyAsync(await caller.ReferAsync(plan));
        var copy = answer.Copy;
        Assert.Equal(("Synthetic Subject", "worker-1"), (copy.SubjectName, copy.ContinuingWorkerId));
        Assert.Equal((RiskLevel.Unspecified, false), (copy.Level, copy.ChildHeld));
        Assert.Empty(copy.Indicators);
        var text = NoInferenceProperties.Text(answer.Pdf.ToByteArray()) + copy;
        Assert.DoesNotMatch("(?i)threats to kill|coercive control|imminent|child|must not be used", text);
    }

    [Fact]
    public async Task The_subject_is_given_what_anybody_can_look_up_and_nothing_more()
    {
        var listing = await host.ListAsync(Programme("Example programme of Leeds"));
        var (told, plain) = (await ToldAsync(), await caller.AssessedAsync());
        var plan = told.Plan(listing);
        plan.Note = "Works shifts";
        var answer = await SubjectCopyAsync(await caller.ReferAsync(plan));
        Assert.Equal("Example programme of Leeds", answer.Copy.ListingName);
        Assert.Equal("Example organisation", answer.Copy.OrganisationName);
        Assert.Equal("01632 960001", answer.Copy.Contact.Phone);
        var text = NoInferenceProperties.Text(answer.Pdf.ToByteArray());
        Assert.Contains("https://programme.example", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)survivor|victim|partner|abuse|level|risk|20[0-9]{2}", text);

        // Days later, of somebody else, and at another level: the same to the byte.
        var other = host.Caller(agency: "copies-other");
        var theirs = await SubjectCopyAsync(await caller.ReferAsync(plain.Plan(listing)));
        Assert.Equal(answer, theirs);
        theirs = await SubjectCopyAsync(
            await other.ReferAsync((await other.AssessedAsync(child: true)).Plan(listing)), other);
        Assert.Equal(answer, theirs);
    }

    [Fact]
    public async Task What_is_sent_stays_as_it_was_sent_and_the_survivors_service_is_told_apart()
    {
        var on = await ToldAsync();
        var listing = await host.ListAsync(Programme(), connected: "copies-programme");
        var plan = on.Plan(listing);
        plan.Note = "Works shifts";
        var draft = await caller.ReferAsync(plan);
        Assert.True(draft.ProgrammeConnected);
        var preview = await ProgrammeCopyAsync(draft);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var standing = await SubmitAsync(draft);
        Assert.Equal(ReferralState.Submitted, standing.State);

        var sent = await ProgrammeCopyAsync(draft);
        Assert.Equal(host.Clock.GetUtcNow(), sent.Copy.SubmitTime.ToDateTimeOffset());
        preview.Copy.SubmitTime = sent.Copy.SubmitTime;
        Assert.Equal(preview.Copy, sent.Copy);
        var entry = (await caller.TimelineAsync(on.CaseId))[^1].Content.Referral;
        Assert.Equal(sent.Copy, entry.ProgrammeCopy);
        var task = Assert.Single(entry.Tasks);
        Assert.Equal(ReferralTaskKind.TellSurvivorService, task.Kind);
        Assert.Contains("01632 960123", task.Instruction, StringComparison.Ordinal);
        var view = await caller.GetReferralAsync(draft.ReferralId);
        Assert.True(view.ProgrammeConnected);
        Assert.Equal(ReferralState.Submitted, Assert.Single(view.Moves).ToState);

        // Whatever becomes of the case and of the listing.
        await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        var subject = (await caller.GetCaseAsync(on.CaseId)).Party(PartyRole.Subject);
        subject.DisplayName = "Another Synthetic";
        await caller.UpdateAsync(await caller.GetCaseAsync(on.CaseId), subject);
        await host.SetAsync(listing, Programme("Renamed"));
        Assert.Equal(sent, await ProgrammeCopyAsync(draft));
    }

    [Fact]
    public async Task What_has_ended_since_is_not_sent()
    {
        var on = await caller.AssessedAsync();
        var lost = await host.ListAsync(Programme());
        var draft = await caller.ReferAsync(on.Plan(lost));
        await host.EndAccreditationAsync(lost, new DateOnly(2026, 1, 4));
        var refused = Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(draft)));
        Assert.Equal(("REFER-2", "referral_id"), (refused.Rule, refused.Field));
        Assert.Equal(ReferralState.Draft, (await caller.GetReferralAsync(draft.ReferralId)).State);

        var suspended = await host.ListAsync(Programme());
        draft = await caller.ReferAsync(on.Plan(suspended));
        await host.SetAsync(suspended, ListingState.Suspended);
        refused = Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(draft)));
        Assert.Equal(("REFER-1", "referral_id"), (refused.Rule, refused.Field));
        await host.SetAsync(suspended, ListingState.Published);
        Assert.Equal(ReferralState.Submitted, (await SubmitAsync(draft)).State);
    }

    [Fact]
    public async Task What_a_manager_decided_on_is_sent_and_what_is_missed_since_is_not()
    {
        var manager = host.Caller("manager", Agency);
        var listing = await host.ListAsync(Programme(), accredited: false);
        var on = await caller.AssessedAsync();
        var plan = on.Plan(listing).Decided();
        plan.Criteria = new MatchCriteria { Age = 25 };
        var draft = await manager.ReferAsync(plan);
        var changed = Programme();
        changed.Eligibility = new Eligibility { MinimumAge = 30 };
        await host.SetAsync(listing, changed);
        var refused = Assert.Single(await Casework.RefusedPlanAsync(() => SubmitAsync(draft)));
        Assert.Equal("REFER-5", refused.Rule);

        await host.SetAsync(listing, Programme());
        Assert.Equal(ReferralState.Submitted, (await SubmitAsync(draft)).State);
    }

    /// <summary>After a role swap the facts of the case are of somebody else (LOOK-3).</summary>
    [Fact]
    public async Task No_copy_is_made_of_somebody_who_is_not_the_subject_any_more()
    {
        var on = await ToldAsync();
        var listing = await host.ListAsync(Programme());
        var draft = await caller.ReferAsync(on.Plan(listing));
        await host.Caller("manager", Agency).ApproveSwapAsync(
            await caller.ProposeSwapAsync(await caller.GetCaseAsync(on.CaseId)));
        foreach (var call in (Func<Task>[])
            [() => ProgrammeCopyAsync(draft), () => SubjectCopyAsync(draft), () => SubmitAsync(draft)])
        {
            Assert.Equal("LOOK-3", (await Failures.RefusedAsync(call)).Rule);
        }
    }

    /// <summary>A case in which the survivor's side told something too.</summary>
    private async Task<Case> ToldAsync()
    {
        var made = NewCase(PartyRole.Survivor, PartyRole.Child);
        (made.Parties[0].DisplayName, made.Parties[0].AgencyReference) = ("Synthetic Subject", "S-1");
        made.Parties[0].Profile = Planning.LivesIn(Leeds);
        made.Parties[0].Profile.BirthYear = 1990;
        (made.Parties[1].DisplayName, made.Parties[1].AgencyReference) = ("Synthetic Survivor", "SV-9");
        made.Parties[1].Profile = new PartyProfile
        { Place = new Place { AreaCode = Bradford, PostcodeDistrict = "BD1" } };
        var on = await caller.CreateAsync(made);
        var survivors = Observed(Indicator.CoerciveControl, SourceKind.Survivor);
        survivors.Verbatim = "survivors words";
        await caller.AssessAsync(on.CaseId, Observed(Indicator.ThreatsToKill, SourceKind.Police), survivors);
        return await caller.GetCaseAsync(on.CaseId);
    }

    private async Task<GetProgrammeCopyResponse> ProgrammeCopyAsync(Referral referral) =>
        await caller.Plans().GetProgrammeCopyAsync(new GetProgrammeCopyRequest { ReferralId = referral.ReferralId });

    private async Task<GetSubjectCopyResponse> SubjectCopyAsync(Referral referral, TestCaller? by = null) =>
        await (by ?? caller).Plans().GetSubjectCopyAsync(
            new GetSubjectCopyRequest { ReferralId = referral.ReferralId });

    private async Task<ReferralStanding> SubmitAsync(Referral draft) =>
        (await caller.Plans().SubmitReferralAsync(new SubmitReferralRequest
        { ReferralId = draft.ReferralId, Etag = draft.Etag, RequestId = Id() })).Standing;
}
