using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>The case as it stands, and the etag that a change is based on.</summary>
internal static class CurrentCase
{
    internal static Option<string?> Etag() => new("--etag")
    {
        Description = "The etag of the case that the change was decided on; the change is refused if the case has"
            + " changed since. Else the current one.",
    };

    internal static async Task<Case> GetAsync(Call call, string caseId)
    {
        var response = await call.Client.Cases.GetCaseAsync(
            new GetCaseRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        return response.Case;
    }

    internal static async Task<string> EtagAsync(Call call, Option<string?> option, string caseId) =>
        call.Get(option) is { Length: > 0 } given ? given : (await GetAsync(call, caseId)).Etag;

    /// <summary>The etag given, else that of the case already read.</summary>
    internal static string EtagOf(Call call, Option<string?> option, Case held) =>
        call.Get(option) is { Length: > 0 } given ? given : held.Etag;
}
