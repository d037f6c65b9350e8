using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Sar;

/// <summary>The subject-access request that a command is about: the one named, or the only one there is.</summary>
internal static class OneRequest
{
    internal static Option<string?> Option() => new("--request")
    {
        Description = "The request; else the only one of the case in the state that fits.",
        HelpName = "ID",
    };

    internal static async Task<string> IdAsync(
        Call call, Option<string?> option, string caseId, SubjectAccessState state)
    {
        if (call.Get(option) is { Length: > 0 } named) return named;
        var response = await call.Client.SubjectAccess.ListSubjectAccessAsync(
            new ListSubjectAccessRequest { CaseId = caseId, State = state }, cancellationToken: call.Cancellation);
        var word = state == SubjectAccessState.Open ? "open" : "completed";
        return response.SubjectAccess.Select(s => s.SubjectAccessId).ToList() switch
        {
            [var only] => only,
            [] => throw new UsageException($"No {word} request is there for this case."),
            _ => throw new UsageException($"Several {word} requests are there. Give --request: "
                + call.Hints.For("sar", "list", "--case", caseId, "--state", word)),
        };
    }
}
