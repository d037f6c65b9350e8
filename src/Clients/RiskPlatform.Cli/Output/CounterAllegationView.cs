using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What became of a counter-allegation (LOOK-3).</summary>
internal static class CounterAllegationView
{
    internal static void Render(IAnsiConsole console, CounterAllegation counter)
    {
        Say.Whole(console, $"Counter-allegation {Say.Safe(counter.CounterAllegationId)}: {Where(counter)}");
        console.WriteLine("Roles stay as they are (LOOK-3).");
        if (counter.Outcome == CounterAllegationOutcome.Supported)
        {
            console.WriteLine("Consider support for the subject, and with a second person whether the roles are right: "
                + "risk swap --help");
        }
    }

    internal static string Where(CounterAllegation counter) => counter.State == CounterAllegationState.Concluded
        ? $"{Codes.Name(counter.State)}, {Codes.Name(counter.Outcome)}"
        : $"[yellow]{Codes.Name(counter.State)}[/]";
}
