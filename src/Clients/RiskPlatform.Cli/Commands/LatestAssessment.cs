using System.CommandLine;
using RiskPlatform.Cli.App;

namespace RiskPlatform.Cli.Commands;

/// <summary>The assessment that a command is about: the one named, or the case's latest.</summary>
internal static class LatestAssessment
{
    internal static Option<string?> Option() => new("--assessment")
    {
        Description = "The assessment that it is about; else the case's latest.",
    };

    internal static async Task<string> IdAsync(Call call, Option<string?> option, string caseId)
    {
        if (call.Get(option) is { Length: > 0 } named) return named;
        var held = await CurrentCase.GetAsync(call, caseId);
        return held.LatestAssessmentId is { Length: > 0 } latest
            ? latest
            : throw new UsageException("The case has never been assessed. Assess it first: risk assess FILE");
    }
}
