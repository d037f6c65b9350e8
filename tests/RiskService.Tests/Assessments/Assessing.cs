using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>What workers do with assessments, each one call.</summary>
internal static class Assessing
{
    public static async Task<Assessment> AssessAsync(this TestCaller caller, AssessRequest request)
    {
        if (!request.ValidateOnly) request.RequestId = Id();
        return (await caller.Assessments.AssessAsync(request)).Assessment;
    }

    public static async Task<Assessment> GetAsync(this TestCaller caller, Assessment assessment) =>
        (await caller.Assessments.GetAssessmentAsync(new GetAssessmentRequest
        {
            CaseId = assessment.CaseId,
            AssessmentId = assessment.AssessmentId,
        })).Assessment;

    public static async Task<IReadOnlyList<Assessment>> AssessmentsAsync(this TestCaller caller, string caseId) =>
        (await caller.Assessments.ListAssessmentsAsync(new ListAssessmentsRequest { CaseId = caseId })).Assessments;

    public static async Task<IReadOnlyList<Fact>> FactsAsync(this TestCaller caller, string caseId) =>
        (await caller.Assessments.ListFactsAsync(new ListFactsRequest { CaseId = caseId })).Facts;

    public static async Task<Fact> FactAsync(this TestCaller caller, string caseId, Indicator indicator) =>
        (await caller.FactsAsync(caseId)).Single(fact => fact.Code == indicator);

    /// <summary>Every observation, newest first, by as many pages as it takes.</summary>
    public static async Task<List<Observation>> ObservationsAsync(
        this TestCaller caller, string caseId, int pageSize = 0)
    {
        var all = new List<Observation>();
        var request = new ListObservationsRequest { CaseId = caseId, PageSize = pageSize };
        do
        {
            var page = await caller.Assessments.ListObservationsAsync(request);
            all.AddRange(page.Observations);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    public static async Task<GetTalkingPointsResponse> TalkingPointsAsync(this TestCaller caller, string caseId) =>
        await caller.Assessments.GetTalkingPointsAsync(new GetTalkingPointsRequest { CaseId = caseId });

    public static async Task<Assessment> ActAsync(
        this TestCaller caller, Assessment assessment, SafeguardingActionKind kind) =>
        (await caller.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
        {
            CaseId = assessment.CaseId,
            AssessmentId = assessment.AssessmentId,
            Action = new SafeguardingAction { Kind = kind },
            RequestId = Id(),
        })).Assessment;

    public static async Task<Consultation> ConsultAsync(
        this TestCaller caller, string caseId, string consultationId, string note, params SourceKind[] agencies) =>
        (await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        {
            CaseId = caseId,
            ConsultationId = consultationId,
            Agencies = { agencies },
            Note = note,
            RequestId = Id(),
        })).Consultation;

    public static async Task<Assessment> ApproveAsync(
        this TestCaller caller, Assessment assessment, string reason = "Read the file and agree") =>
        (await caller.Assessments.ApproveLowerLevelAsync(new ApproveLowerLevelRequest
        {
            CaseId = assessment.CaseId,
            AssessmentId = assessment.AssessmentId,
            Reason = reason,
            RequestId = Id(),
        })).Assessment;

    public static async Task<CounterAllegation> ConcludeAsync(
        this TestCaller caller, string caseId, string counterAllegationId,
        CounterAllegationOutcome outcome = CounterAllegationOutcome.Resistance) =>
        (await caller.Assessments.ConcludeCounterAllegationAsync(new ConcludeCounterAllegationRequest
        {
            CaseId = caseId,
            CounterAllegationId = counterAllegationId,
            Outcome = outcome,
            Reason = "Marks fit self-defence",
            RequestId = Id(),
        })).CounterAllegation;

    public static FiredRule? Fired(this Assessment assessment, string ruleId) =>
        assessment.Rules.SingleOrDefault(rule => rule.RuleId == ruleId);

    public static IEnumerable<string> Flags(this Assessment assessment) =>
        assessment.PracticeFlags.Select(flag => flag.RuleId);
}
