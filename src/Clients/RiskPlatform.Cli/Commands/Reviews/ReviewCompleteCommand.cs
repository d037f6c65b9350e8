using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk review complete CASE FILE --review REVIEW</summary>
internal static class ReviewCompleteCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var file = new Argument<string>("FILE")
        {
            Description = "What is new, as a case file without people (docs/case-files.md): an observation, a stance,"
                + " the survivor-informed view or a judgement.",
        };
        var review = new Option<string>("--review")
        {
            Description = "The review that is completed, as risk review show prints it. Refused if somebody completed"
                + " it meanwhile.",
            Required = true,
        };
        var full = new Option<bool>("--full") { Description = "Show everything: also the words to send each agency." };
        var command = new Command("complete",
            "Completes a case's review with a new assessment, which schedules the next (REVIEW-1).")
        {
            id, file, review, full,
        };
        Help.AddExamples(command, "risk review complete CASE new.json --review REVIEW");
        cli.Handle(command, async call =>
        {
            var assessment = Read(call, call.Get(file), call.Get(id));
            var response = await call.Client.Reviews.CompleteReviewAsync(new CompleteReviewRequest
            {
                CaseId = call.Get(id),
                ReviewId = call.Get(review),
                Assessment = assessment,
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                AssessmentView.Render(call, response.Assessment, "Reviewed", call.Get(full));
                Say.Heading(console, "The next review");
                ReviewView.Render(call, response.Next);
            });
        });
        return command;
    }

    /// <summary>Nothing of a file is left out silently: one that is about other people or another case is not sent.
    /// </summary>
    private static AssessRequest Read(Call call, string path, string caseId)
    {
        var files = CaseFileReader.ReadAll([path], call.Cli.Folder);
        if (files.Count != 1)
            throw new UsageException("A review is completed with one file, not with a folder of several.");
        var request = files[0].Request;
        if (request.CaseId.Length > 0 && request.CaseId != caseId)
            throw new UsageException("The file names another case_id than CASE. Nothing was sent.");
        if (request.NewCase is { } made && !made.Equals(NewCases.Of(0, 0, null)))
        {
            throw new UsageException("The file describes a new case: leave agency_reference, survivors and children"
                + " out. People are added with: risk case add-party --help");
        }

        request.ClearTarget();
        return request;
    }
}
