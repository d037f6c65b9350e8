using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Hardening;

public sealed class KeptApartTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "kept-apart");

    [Fact]
    public async Task Talking_points_never_tell_that_a_specialist_service_spoke()
    {
        var created = await caller.CreateCaseAsync();
        await caller.AssessAsync(
            created.CaseId,
            Observed(Indicator.WeaponUse, SourceKind.SpecialistService, SourceKind.Police),
            Observed(Indicator.CoerciveControl, SourceKind.SpecialistService));

        var points = await caller.Assessments.GetTalkingPointsAsync(new() { CaseId = created.CaseId });

        Assert.Equal([SourceKind.Police], points.TalkingPoints.Single(p => p.Code == Indicator.WeaponUse).Sources);
        Assert.Empty(points.TalkingPoints.Single(p => p.Code == Indicator.CoerciveControl).Sources);
    }

    [Fact]
    public async Task A_consultation_that_is_done_stays_as_it_was_and_a_later_one_stands_beside_it()
    {
        var created = await caller.CreateCaseAsync();
        var first = await RecordAsync(created.CaseId, "", "synthetic first", SourceKind.Police);
        var later = await RecordAsync(created.CaseId, first.ConsultationId, "synthetic later", SourceKind.Housing);

        Assert.NotEqual(first.ConsultationId, later.ConsultationId);
        var listed = await caller.Assessments.ListConsultationsAsync(new() { CaseId = created.CaseId });
        Assert.Equal([later, first], listed.Consultations);
    }

    [Fact]
    public async Task A_contact_without_the_subject_tells_nothing_of_the_subject()
    {
        var created = await caller.CreateCaseAsync();
        var survivor = created.Parties.Single(p => p.Role == PartyRole.Survivor);
        await caller.Cases.RecordContactAsync(new RecordContactRequest
        {
            CaseId = created.CaseId,
            RequestId = Id(),
            SubjectIntoxicated = true,
            Contact = new Contact
            {
                Purpose = ContactPurpose.SafetyPlanning,
                Mode = ContactMode.Telephone,
                ContactTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(host.Clock.GetUtcNow()),
                WorkerIds = { "w1" },
                Attendances = { new Attendance { PartyId = survivor.PartyId, Role = AttendanceRole.Participant } },
            },
        });

        Assert.False((await caller.GetCaseAsync(created.CaseId)).SubjectIntoxicated);
    }

    [Fact]
    public async Task An_assessment_that_brings_nothing_is_flagged_since_it_moves_the_review_on()
    {
        var created = await caller.CreateCaseAsync();
        var empty = await caller.AssessAsync(created.CaseId);
        var told = await caller.AssessAsync(created.CaseId, Observed(Indicator.SubstanceUse, SourceKind.Health));

        Assert.Contains(empty.PracticeFlags, flag => flag.RuleId == "REVIEW-1");
        Assert.DoesNotContain(told.PracticeFlags, flag => flag.RuleId == "REVIEW-1");
    }

    private async Task<Consultation> RecordAsync(
        string caseId, string consultationId, string note, SourceKind agency) =>
        (await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        {
            CaseId = caseId,
            ConsultationId = consultationId,
            Note = note,
            Agencies = { agency },
            RequestId = Id(),
        })).Consultation;
}
