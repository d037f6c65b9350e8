using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Observations for the worker: what was said apart from what the worker thinks of it (RECORD-1).</summary>
internal static class ObservationsView
{
    internal static void Render(IAnsiConsole console, ListObservationsResponse response)
    {
        if (response.Observations.Count == 0)
            console.WriteLine("No observation is recorded. That does not mean that there is no risk.");
        foreach (var observation in response.Observations) One(console, observation);
        Say.NextPage(console, response.NextPageToken);
    }

    private static void One(IAnsiConsole console, Observation observation)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Codes.Name(observation.Code)}: {Codes.Name(observation.Presence)}[/]"
            + $" (heard {Say.Time(observation.HeardTime)})");
        Say.Indented(console, $"From {Say.Safe(Sources.List(observation.Sources))}");
        if (observation.Sources.Any(Sources.IsSurvivorsSide))
            Say.Indented(console, "[bold red]✗ Keep these words from the subject:[/] the survivor's side said so.");
        if (observation.OccurredTime is { } occurred) Say.Indented(console, $"Happened {Say.Time(occurred)}");
        if (observation.Verbatim.Length > 0) Say.Indented(console, $"Words: “{Say.Safe(observation.Verbatim)}”");
        if (observation.Opinion.Length > 0)
            Say.Indented(console, $"The worker's opinion, not fact: {Say.Safe(observation.Opinion)}");
        Say.Indented(console, $"[grey]Recorded {Say.Time(observation.RecordTime)}[/]");
        Say.Whole(console, $"  [grey]Observation[/] {Say.Safe(observation.ObservationId)}");
        Say.Whole(console, $"  [grey]Assessment[/]  {Say.Safe(observation.AssessmentId)}");
    }
}
