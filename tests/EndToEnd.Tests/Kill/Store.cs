using Grpc.Core;
using RiskPlatform.V1;

namespace EndToEnd.Tests.Kill;

/// <summary>Everything that one agency has in the service, read through the protocol.</summary>
internal sealed class Store(CallInvoker service, Metadata token)
{
    private readonly CaseService.CaseServiceClient cases = new(service);
    private readonly AssessmentService.AssessmentServiceClient assessments = new(service);

    public async Task<Assessment> GetAsync(string caseId, string assessmentId)
    {
        var request = new GetAssessmentRequest { CaseId = caseId, AssessmentId = assessmentId };
        return (await assessments.GetAssessmentAsync(request, token)).Assessment;
    }

    public Task<List<CaseSummary>> CasesAsync() => AllAsync<CaseSummary>(async page =>
    {
        var request = new ListCasesRequest { PageSize = 200, PageToken = page };
        var answer = await cases.ListCasesAsync(request, token);
        return (answer.Cases, answer.NextPageToken);
    });

    public Task<List<Assessment>> AssessmentsAsync(string caseId) => AllAsync<Assessment>(async page =>
    {
        var request = new ListAssessmentsRequest { CaseId = caseId, PageSize = 50, PageToken = page };
        var answer = await assessments.ListAssessmentsAsync(request, token);
        return (answer.Assessments, answer.NextPageToken);
    });

    public Task<List<Observation>> ObservationsAsync(string caseId) => AllAsync<Observation>(async page =>
    {
        var request = new ListObservationsRequest { CaseId = caseId, PageSize = 200, PageToken = page };
        var answer = await assessments.ListObservationsAsync(request, token);
        return (answer.Observations, answer.NextPageToken);
    });

    private static async Task<List<T>> AllAsync<T>(Func<string, Task<(IEnumerable<T> Items, string Next)>> read)
    {
        var all = new List<T>();
        var next = "";
        do
        {
            (var items, next) = await read(next);
            all.AddRange(items);
        }
        while (next.Length > 0);
        return all;
    }
}
