using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-6: a changed level is decided with other agencies, and never waits for them.</summary>
public sealed class ConsultationTests(ServiceHost host)
{
    private const string Agency = "consultation";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task A_changed_level_opens_one_due_in_a_day_with_childrens_social_care_where_a_child_is_held()
    {
        var changed = await ChangeAsync([PartyRole.Child]);
        Assert.Equal(RiskLevel.Imminent, changed.Level);
        var opened = changed.Consultation;
        Assert.False(opened.Done);
        Assert.Equal(changed.CreateTime.ToDateTimeOffset().AddHours(24), opened.DueTime.ToDateTimeOffset());
        Assert.Equal([SourceKind.ChildrensSocialCare], opened.RequiredAgencies);
        Assert.Empty(opened.Agencies);
        Assert.Equal(
            [RuleInput.StandingLevel, RuleInput.Consultation, RuleInput.Child], changed.Fired("ASSESS-6")!.Inputs);
        Assert.Equal(changed, await caller.GetAsync(changed));
    }

    [Fact]
    public async Task Neither_a_first_assessment_nor_an_unchanged_level_opens_one()
    {
        var first = await caller.AssessAsync((await caller.CreateCaseAsync()).CaseId);
        Assert.Null(first.Consultation);
        Assert.Null((await caller.AssessAsync(first.CaseId)).Consultation);
        Assert.Null(first.Fired("ASSESS-6"));
    }

    [Fact]
    public async Task What_was_sent_is_done_if_it_is_enough()
    {
        var enough = (await ChangeAsync([], SourceKind.Housing)).Consultation;
        Assert.True(enough is { Done: true, ConsultTime: not null });
        enough = (await ChangeAsync([PartyRole.Child], SourceKind.Police, SourceKind.ChildrensSocialCare)).Consultation;
        Assert.True(enough is { Done: true, ConsultTime: not null });
        var lacking = await ChangeAsync([PartyRole.Child], SourceKind.Police, SourceKind.Police);
        Assert.False(lacking.Consultation.Done);
        Assert.Equal([SourceKind.Police], lacking.Consultation.Agencies);
        Assert.Equal(lacking, await caller.GetAsync(lacking));
    }

    [Fact]
    public async Task Recorded_in_parts_it_stays_open_until_the_agency_that_must_be_asked_was()
    {
        var changed = await ChangeAsync([PartyRole.Child]);
        var id = changed.Consultation.ConsultationId;
        var part = await caller.ConsultAsync(changed.CaseId, id, "Police will visit", SourceKind.Police);
        Assert.False(part.Done);
        Assert.Equal(changed.Consultation.DueTime, part.DueTime);
        Assert.Equal(part, (await caller.GetAsync(changed)).Consultation);

        var all = await caller.ConsultAsync(changed.CaseId, id, "A meeting on Monday", SourceKind.ChildrensSocialCare);
        Assert.True(all.Done);
        Assert.Equal([SourceKind.Police, SourceKind.ChildrensSocialCare], all.Agencies);
        Assert.Equal("Police will visit\nA meeting on Monday", all.Note);
        Assert.Equal(all, (await caller.GetAsync(changed)).Consultation);
    }

    [Fact]
    public async Task Two_who_record_at_once_lose_nothing_of_each_other()
    {
        var changed = await ChangeAsync([PartyRole.Child]);
        SourceKind[] agencies =
        [
            SourceKind.Police, SourceKind.ChildrensSocialCare, SourceKind.AdultSocialCare, SourceKind.Housing,
            SourceKind.Health, SourceKind.Probation, SourceKind.Education,
        ];
        await Task.WhenAll(agencies.Select(agency =>
            caller.ConsultAsync(changed.CaseId, changed.Consultation.ConsultationId, $"{agency}", agency)));

        // What comes after it is done stands beside it.
        Assert.True((await caller.GetAsync(changed)).Consultation.Done);
        var listed = (await caller.Assessments.ListConsultationsAsync(new() { CaseId = changed.CaseId })).Consultations;
        Assert.Equal(agencies.Order(), listed.SelectMany(c => c.Agencies).Order());
        Assert.Equal(agencies.Select(a => $"{a}").Order(), listed.SelectMany(c => c.Note.Split('\n')).Order());
    }

    [Fact]
    public async Task One_that_nobody_asked_for_is_kept_without_being_due()
    {
        var caseId = (await caller.CreateCaseAsync(PartyRole.Child)).CaseId;
        var kept = await caller.ConsultAsync(caseId, "", "Called by the school", SourceKind.Education);
        Assert.True(kept is { Done: true, DueTime: null, ConsultTime: not null });
        Assert.Empty(kept.RequiredAgencies);
    }

    [Fact]
    public async Task Agencies_sent_where_no_level_changed_are_kept_too()
    {
        const string Own = "consultation-unasked";
        var first = await host.Caller(agency: Own).AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            AgenciesConsulted = { SourceKind.Housing },
        });
        Assert.Null(first.Consultation);
        Assert.Equal(1, Same.RowsOf(host, Own)["Consultations"]);
    }

    [Fact]
    public async Task Only_agencies_are_consulted_and_only_consultations_of_the_case_answered()
    {
        var changed = await ChangeAsync([]);
        var other = await caller.CreateCaseAsync();
        foreach (var nobody in (SourceKind[])[SourceKind.Survivor, SourceKind.Child, SourceKind.Witness])
        {
            var refused = await Failures.RefusedAsync(() =>
                caller.ConsultAsync(changed.CaseId, "", "", SourceKind.Police, nobody));
            Assert.Equal(["agencies[1]"], refused.Fields);
            Assert.Equal("ASSESS-6", refused.Rule);
        }

        var none = await Failures.RefusedAsync(() => caller.ConsultAsync(changed.CaseId, "", ""));
        Assert.Equal(["agencies"], none.Fields);
        var elsewhere = await Failures.RefusedAsync(() => caller.ConsultAsync(
            other.CaseId, changed.Consultation.ConsultationId, "", SourceKind.Police));
        Assert.Equal(["consultation_id"], elsewhere.Fields);
        Assert.Equal(changed, await caller.GetAsync(changed));
    }

    /// <summary>From STANDARD to IMMINENT.</summary>
    private async Task<Assessment> ChangeAsync(PartyRole[] more, params SourceKind[] consulted)
    {
        var caseId = (await caller.CreateCaseAsync(more)).CaseId;
        await caller.AssessAsync(caseId, AllAbsent());
        return await caller.AssessAsync(new AssessRequest
        {
            CaseId = caseId,
            Observations = { Observed(Indicator.WeaponUse, SourceKind.Witness) },
            AgenciesConsulted = { consulted },
        });
    }
}
