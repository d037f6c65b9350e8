using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>The case's review that a command is about.</summary>
internal static class CurrentReview
{
    internal static Option<string?> Option() => new("--review")
    {
        Description = "The review that it was decided on; it is refused if the review was completed or replaced since."
            + " Else the current one.",
    };

    internal static async Task<string> IdAsync(Call call, Option<string?> option, string caseId)
    {
        if (call.Get(option) is { Length: > 0 } named) return named;
        var response = await call.Client.Reviews.GetReviewAsync(
            new GetReviewRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        return response.Review?.ReviewId ?? throw new CommandFailedException(
            "NO_REVIEW", "The case is closed: it has no review.", "Assess it, which opens it again: risk assess FILE");
    }
}
