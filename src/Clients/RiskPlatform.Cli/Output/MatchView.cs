using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Programmes, and of each why it fits or what it misses (REFER-5).</summary>
internal static class MatchView
{
    internal static void Render(Call call, MatchProgrammesResponse response, string? caseId, bool full)
    {
        var console = call.Console;
        var fitting = response.Matches.Count(m => m.Fits);
        console.WriteLine(fitting == 0
            ? "No programme here fits. What each misses is said below; a manager may decide otherwise (REFER-2)."
            : $"{fitting} of these {response.Matches.Count} programmes fit.");
        foreach (var match in response.Matches) One(call, match, caseId, full);
        if (response.MissingDetails.Count > 0)
        {
            Say.Heading(console, "What would settle what is unknown");
            foreach (var field in response.MissingDetails) Say.Bullet(console, field);
        }

        if (response.BySurvivorArea.Count > 0)
        {
            Say.Heading(console, "For you alone: brought only by where the survivor lives");
            console.MarkupLine("[bold red]Never name one of these to the subject[/]: it could tell where the survivor"
                + " lives. A referral takes a manager's reason (REFER-5).");
            foreach (var match in response.BySurvivorArea) One(call, match, null, full);
        }

        Say.NextPage(console, response.NextPageToken);
    }

    private static void One(Call call, ProgrammeMatch match, string? caseId, bool full)
    {
        var (console, listing) = (call.Console, match.Listing);
        console.WriteLine();
        var distance = match.HasDistanceKm ? $", {ListingListView.Distance(match.DistanceKm)}" : "";
        var known = match.Criteria.All(c => c.Outcome != CriterionOutcome.Unknown);
        var how = match.Fits
            ? known ? "[bold green]FITS[/]" : "[green]FITS AS FAR AS IS KNOWN[/]"
            : "[yellow]MISSES[/]";
        console.MarkupLine($"{how}  [bold]{Say.Safe(Say.OneLine(ListingText.Name(listing)))}[/]{distance}");
        Say.Whole(console, $"  {Say.Safe(listing.ListingId)}");
        Criteria(console, match.Criteria, full);
        if (match.Fits && caseId is not null) Say.Command(console, call.Hints.For("refer", caseId, listing.ListingId));
    }

    /// <summary>What is missed or unknown; what is met only where everything is wanted.</summary>
    internal static void Criteria(IAnsiConsole console, IEnumerable<CriterionResult> criteria, bool full)
    {
        foreach (var c in criteria.Where(c => full || c.Outcome != CriterionOutcome.Met))
        {
            Say.Bullet(console, $"{Codes.Name(c.Outcome)} {Words.Of(c.Criterion)} ({c.RuleId}): "
                + Say.OneLine(c.Explanation));
        }
    }
}
