using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;

namespace RiskPlatform.Cli.Commands;

/// <summary>
/// Assesses cases one after the other. An error of one case is reported and the others still get their answer; what
/// would fail for every case (no service, no valid token) ends the run.
/// </summary>
internal sealed class AssessRun(Call call, bool compare, ErrorOutput errors)
{
    private readonly List<Outcome> outcomes = [];
    private readonly List<(CaseFile File, RiskPlatformException Error)> failures = [];

    internal async Task AssessAsync(CaseFile file)
    {
        try
        {
            var response =
                await call.Client.Assessments.AssessAsync(file.Request, cancellationToken: call.Cancellation);
            var differences = compare && file.Expect is { } expect
                ? ExpectationComparer.Compare(expect, response.Assessment)
                : null;
            outcomes.Add(new Outcome(file, response, differences));

            // Programs get each answer as soon as it is there; a pipe that breaks later keeps what came before.
            if (call.Json) call.Cli.Out.WriteLine(ProtoJson.Line(response));
        }
        catch (RiskPlatformException e) when (e is not (UnavailableException or NotAuthenticatedException))
        {
            outcomes.Add(new Outcome(file, null, null));
            failures.Add((file, e));
        }
    }

    internal int Finish()
    {
        if (!call.Json) Render();
        foreach (var (file, error) in failures) errors.Service(error, file.Id);
        var different = outcomes.Where(o => o.Differences is { Count: > 0 }).ToList();
        foreach (var outcome in different) errors.Differences(outcome.File, outcome.Differences!);
        if (failures.Count > 0) return ExitCode.ServiceError;
        return different.Count > 0 ? ExitCode.ExpectationDiffers : ExitCode.Ok;
    }

    private void Render()
    {
        foreach (var (file, response, _) in outcomes)
        {
            var heading = file.Title.Length == 0 ? file.Id : $"{file.Id}: {file.Title}";
            if (response is not null) AssessmentView.Render(call.Console, response.Assessment, heading);
        }

        if (outcomes.Count > 1 || compare) SummaryView.Render(call.Console, outcomes);
        foreach (var outcome in outcomes) SummaryView.Differences(call.Console, outcome);
    }
}
