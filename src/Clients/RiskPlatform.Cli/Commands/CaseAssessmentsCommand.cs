using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case assessments CASE [ASSESSMENT]</summary>
internal static class CaseAssessmentsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var one = new Argument<string?>("ASSESSMENT")
        {
            Description = "Shows this assessment in full.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command =
            new Command("assessments", "Lists a case's assessments, newest first, or shows one in full.") { id, one };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk case assessments 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11",
            "risk case assessments 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11 0193f5a0-5b0c-7e0e-8a52-1d9a4a7e0c22");
        cli.Handle(command, async call => call.Has(one)
            ? await ShowAsync(call, call.Get(id), call.Get(one)!)
            : await ListAsync(call, new ListAssessmentsRequest
            {
                CaseId = call.Get(id),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }));
        return command;
    }

    private static async Task<int> ShowAsync(Call call, string caseId, string assessmentId)
    {
        var response = await call.Client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = caseId, AssessmentId = assessmentId },
            cancellationToken: call.Cancellation);
        return call.Show(response, console =>
            AssessmentView.Render(console, response.Assessment,
                $"Assessment of {Say.Time(response.Assessment.CreateTime)}"));
    }

    private static async Task<int> ListAsync(Call call, ListAssessmentsRequest request)
    {
        var response =
            await call.Client.Assessments.ListAssessmentsAsync(request, cancellationToken: call.Cancellation);
        return call.Show(response, console => AssessmentListView.Render(console, response));
    }
}
