using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Facts for the worker, with what may not be used with the subject marked in words (RESPOND-1).</summary>
internal static class FactsView
{
    internal static void Render(IAnsiConsole console, ListFactsResponse response)
    {
        var table = Say.Table("Indicator", "Presence", "Who says so", "With the subject");
        foreach (var fact in response.Facts)
        {
            table.AddRow(Codes.Name(fact.Code), Shown(fact.Presence),
                Say.Safe(Say.Or(string.Join("\n", fact.Sources.Select(Source)), "nobody yet")), Use(fact));
        }

        console.Write(table);
        if (response.Facts.Any(f => f.Presence == Presence.Present && !f.ChallengePermitted))
        {
            console.MarkupLine(
                "[bold red]DO NOT USE WITH THE SUBJECT[/]: only the survivor's side has said so. Not the fact, "
                + "nor a question, date or level that reveals it.");
        }
    }

    private static string Shown(Presence presence) => presence switch
    {
        Presence.Present => "[bold]PRESENT[/]",
        Presence.Unknown => "[yellow]UNKNOWN[/]",
        _ => Codes.Name(presence),
    };

    private static string Use(Fact fact) => fact switch
    {
        { Presence: not Presence.Present } => "—",
        { ChallengePermitted: true } => "[green]may be used[/]",
        _ => "[bold red]do not use with the subject[/]",
    };

    private static string Source(FactSource source)
    {
        var derived = source.Source?.DerivedFromSurvivor == true ? " (from the survivor's side)" : "";
        return $"{Codes.Name(source.Source?.Kind ?? default)}{derived}: {Codes.Name(source.Presence)}";
    }
}
