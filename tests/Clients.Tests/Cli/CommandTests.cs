using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class CommandTests
{
    private static readonly Case Held = new()
    {
        CaseId = "c-1",
        LatestAssessmentId = "a-9",
        Parties =
        {
            new Party { PartyId = "p-1", Role = PartyRole.Subject },
            new Party { PartyId = "p-2", Role = PartyRole.Survivor },
            new Party { PartyId = "p-3", Role = PartyRole.Child },
            new Party { PartyId = "p-4", Role = PartyRole.Child },
        },
    };

    private static FakeInvoker Service(IMessage answer) =>
        new(sent => sent.Method == "GetCase" ? new GetCaseResponse { Case = Held } : answer);

    [Fact]
    public async Task A_case_is_made_of_counts_and_workers()
    {
        using var run = new CliRun(Service(new CreateCaseResponse { Case = Held }));
        Assert.Equal(0, await run.RunAsync(
            "case", "create", "--reference", "A-1", "--survivors", "1", "--children", "2",
            "--subject-worker", "w-1", "--survivor-worker", "w-2"));
        var made = ((CreateCaseRequest)run.Service.Calls[0].Request).NewCase;
        Assert.Equal("A-1", made.AgencyReference);
        Assert.Equal(
            [PartyRole.Subject, PartyRole.Survivor, PartyRole.Child, PartyRole.Child],
            made.Parties.Select(p => p.Role));
        Assert.Equal([("w-1", AllocationSide.Subject), ("w-2", AllocationSide.Survivor)],
            made.Allocations.Select(a => (a.WorkerId, a.Side)));
    }

    [Fact]
    public async Task Cases_are_filtered_and_never_assessed_is_a_filter_of_its_own()
    {
        using var run = new CliRun(Service(new ListCasesResponse { NextPageToken = "next" }));
        Assert.Equal(0, await run.RunAsync("case", "list", "--state", "closed", "--level", "high", "IMMINENT",
            "--never-assessed", "--worker", "w-1", "--awaiting-second-person", "--awaiting-action", "--page-size", "5",
            "--page-token", "t"));
        var sent = (ListCasesRequest)run.Service.Calls[0].Request;
        Assert.True(sent is { AwaitingSecondPerson: true, AwaitingAction: true });
        Assert.Equal((CaseState.Closed, "w-1", 5, "t"), (sent.State, sent.WorkerId, sent.PageSize, sent.PageToken));
        Assert.Equal([RiskLevel.High, RiskLevel.Imminent, RiskLevel.Unspecified], sent.Levels);
        Assert.Contains("--page-token next", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_a_contact_are_found_by_their_part()
    {
        using var run = new CliRun(Service(new PlanContactResponse { Contact = new Contact() }));
        Assert.Equal(0, await run.RunAsync("contact", "plan", "c-1", "--purpose", "ASSESSMENT", "--mode", "TELEPHONE",
            "--with", "survivor", "subject=INTERPRETER", "--worker", "w-1", "w-2", "--time", "2026-12-01T10:00:00Z",
            "--validate-only"));
        var sent = (PlanContactRequest)run.Service.Calls[1].Request;
        Assert.True(sent.ValidateOnly);
        Assert.Equal([("p-2", AttendanceRole.Participant), ("p-1", AttendanceRole.Interpreter)],
            sent.Contact.Attendances.Select(a => (a.PartyId, a.Role)));
        Assert.Equal(["w-1", "w-2"], sent.Contact.WorkerIds);
    }

    [Theory]
    [InlineData("child", "several")]
    [InlineData("neighbour", "neither a party id")]
    [InlineData("subject=DRIVER", "is not a role")]
    public async Task A_part_that_names_nobody_or_several_is_not_guessed(string with, string message)
    {
        using var run = new CliRun(Service(new PlanContactResponse()));
        Assert.Equal(2, await run.RunAsync("contact", "plan", "c-1", "--purpose", "OTHER", "--mode", "TELEPHONE",
            "--with", with, "--worker", "w-1", "--time", "2026-12-01T10:00:00Z"));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "PlanContact");
    }

    [Fact]
    public async Task What_happened_in_a_contact_is_recorded()
    {
        using var run = new CliRun(Service(new RecordContactResponse
        {
            Contact =
                new Contact { PracticeFlags = { new PracticeFlag { RuleId = "RESPOND-5", Message = "Not then." } } },
        }));
        Assert.Equal(0, await run.RunAsync("contact", "record", "c-1", "--purpose", "CHALLENGE", "--mode", "HOME_VISIT",
            "--with", "subject", "--worker", "w-1", "--time", "2026-11-24T10:00:00Z", "--intoxicated", "false",
            "--planned", "k-1", "--did-not-take-place", "--confidentiality-explained"));
        var sent = (RecordContactRequest)run.Service.Calls[1].Request;
        Assert.True(sent is { HasSubjectIntoxicated: true, SubjectIntoxicated: false, DidNotTakePlace: true });
        Assert.True(sent.ConfidentialityLimitsExplained);
        Assert.Equal("k-1", sent.PlannedContactId);
        Assert.Contains("RESPOND-5 Not then.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsaid_intoxication_stays_unsaid()
    {
        using var run = new CliRun(Service(new RecordContactResponse { Contact = new Contact() }));
        await run.RunAsync("contact", "record", "c-1", "--purpose", "OTHER", "--mode", "TELEPHONE", "--with", "subject",
            "--worker", "w-1", "--time", "2026-11-24T10:00:00Z");
        Assert.False(((RecordContactRequest)run.Service.Calls[1].Request).HasSubjectIntoxicated);
    }

    [Fact]
    public async Task An_action_answers_the_latest_assessment_and_its_note_can_come_from_standard_input()
    {
        using var run =
            new CliRun(Service(new RecordSafeguardingActionResponse { Assessment = Answers.ChildToldSchool() }))
            {
                Input = "They will call back.\n",
            };
        Assert.Equal(0, await run.RunAsync("action", "record", "c-1", "--kind", "contacted-police", "--worker", "w-1",
            "--note", "-"));
        var sent = (RecordSafeguardingActionRequest)run.Service.Calls[1].Request;
        Assert.Equal(("c-1", "a-9"), (sent.CaseId, sent.AssessmentId));
        Assert.Equal((SafeguardingActionKind.ContactedPolice, "w-1", "They will call back."),
            (sent.Action.Kind, sent.Action.WorkerId, sent.Action.Note));
    }

    [Fact]
    public async Task A_consultation_is_recorded()
    {
        using var run = new CliRun(Service(new RecordConsultationResponse { Consultation = new Consultation() }));
        Assert.Equal(0, await run.RunAsync("consultation", "record", "c-1", "--agencies", "POLICE", "HOUSING",
            "--consultation", "k", "--time", "2026-11-24T10:00:00Z", "--note", "@agreed"));
        var sent = (RecordConsultationRequest)run.Service.Calls[0].Request;
        Assert.Equal([SourceKind.Police, SourceKind.Housing], sent.Agencies);
        Assert.Equal(("k", "@agreed"), (sent.ConsultationId, sent.Note));
        Assert.NotNull(sent.ConsultTime);
        Assert.Contains("a required agency is missing", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_level_is_approved_with_a_reason()
    {
        using var run = new CliRun(Service(new ApproveLowerLevelResponse { Assessment = Answers.ChildToldSchool() }));
        Assert.Equal(0,
            await run.RunAsync("approve-lower", "c-1", "--assessment", "a-2", "--reason", "Checked twice."));
        var sent = Assert.IsType<ApproveLowerLevelRequest>(Assert.Single(run.Service.Calls).Request);
        Assert.Equal(("a-2", "Checked twice."), (sent.AssessmentId, sent.Reason));
    }

    [Fact]
    public async Task One_assessment_or_all_of_a_case()
    {
        using var run = new CliRun(new FakeInvoker(sent => sent.Method == "GetAssessment"
            ? new GetAssessmentResponse { Assessment = Answers.ChildToldSchool() }
            : new ListAssessmentsResponse { Assessments = { Answers.ChildToldSchool() } }));
        Assert.Equal(0, await run.RunAsync("case", "assessments", "c-1"));
        Assert.Equal(0, await run.RunAsync("case", "assessments", "c-1", "--id", "a-1"));
        Assert.Equal("a-1", ((GetAssessmentRequest)run.Service.Calls[1].Request).AssessmentId);
        Assert.DoesNotContain("Ask them.", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, await run.RunAsync("case", "assessments", "c-1", "--id", "a-1", "--full"));
        Assert.Contains("Ask them.", run.Out, StringComparison.Ordinal);
        Assert.Equal(["ListAssessments", "GetAssessment", "GetAssessment"], run.Service.Calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData("indicators", "--kind", "SEVERE_HARM")]
    [InlineData("questions", "--set", "DIRECT")]
    [InlineData("advice", "--kind", "SAFETY")]
    [InlineData("helplines", "--section", "RESPOND")]
    public async Task Guidance_is_chosen_by_version_language_and_section(string command, string filter, string value)
    {
        using var run = new CliRun(new FakeInvoker(sent => sent.Method switch
        {
            "ListIndicators" => new ListIndicatorsResponse { Version = "2026.1" },
            "ListQuestions" => new ListQuestionsResponse { Version = "2026.1" },
            "ListAdvice" => new ListAdviceResponse { Version = "2026.1" },
            _ => new ListHelplinesResponse { Version = "2026.1" },
        }));
        Assert.Equal(0,
            await run.RunAsync("guidance", command, filter, value, "--guidance-version", "2026.1", "--language", "en"));
        var sent = Assert.Single(run.Service.Calls).Request.ToString()!;
        Assert.Contains("\"version\": \"2026.1\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"language\": \"en\"", sent, StringComparison.Ordinal);
        Assert.Contains(value, sent, StringComparison.Ordinal);
        Assert.Contains("Guidance 2026.1", run.Out, StringComparison.Ordinal);
    }
}
