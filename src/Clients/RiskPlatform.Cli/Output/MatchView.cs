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
            ? "No programme here fits; what stands against each is said below. A manager may decide otherwise (REFER-2,"
                + " REFER-5), but not without support for survivors or a check that holds (REFER-1)."
            : $"{fitting} of these {response.Matches.Count} programmes fit.");
        foreach (var match in response.Matches) One(call, match, caseId, full);
        if (response.MissingDetails.Count > 0)
        {
            Say.Heading(console, "What would settle what is unknown");
            foreach (var field in response.MissingDetails) Say.Bullet(console, Detail(field));
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

    // As the option that says it. What a newer service names is shown as it comes.
    private static string Detail(string field) => field switch
    {
        "subject_place.area_code" => "the local authority where the subject lives: --area",
        "subject_place.postcode_district" => "the postcode district where the subject lives: --postcode-district",
        "age" => "the subject's age: --age",
        "gender" => "the subject's gender: --gender",
        "languages" => "the languages that the subject can take part in: --language",
        "referrer" => "who refers: --referrer",
        "live_criminal_proceedings" => "whether criminal proceedings are live: --criminal-proceedings",
        "live_family_proceedings" => "whether family proceedings are live: --family-proceedings",
        "past_programmes" => "the programmes that the subject was on before: --past",
        _ => field,
    };

    private static void One(Call call, ProgrammeMatch match, string? caseId, bool full)
    {
        var (console, listing) = (call.Console, match.Listing);
        console.WriteLine();
        var distance = match.HasDistanceKm ? $", {ListingListView.Distance(match.DistanceKm)}" : "";
        var colour = match.Fits ? "green" : "yellow";
        console.MarkupLine($"[bold {colour}]{Verdict(match).ToUpperInvariant()}[/]  "
            + $"[bold]{Say.Safe(Say.OneLine(ListingText.Name(listing)))}[/]{distance}");
        Say.Whole(console, $"  {Say.Safe(listing.ListingId)}");
        Criteria(console, match.Criteria, full);
        if (match.Fits && caseId is not null) Say.Command(console, call.Hints.For("refer", caseId, listing.ListingId));
    }

    /// <summary>
    /// In a word. A programme whose area can't be told is no suggestion, though it misses nothing; and places never
    /// refuse (REFER-5).
    /// </summary>
    internal static string Verdict(ProgrammeMatch match) =>
        (match.Fits, match.Criteria.Where(c => c.Criterion != Criterion.Capacity).Any(c => c.Outcome
            == (match.Fits ? CriterionOutcome.Unknown : CriterionOutcome.Missed))) switch
        {
            (true, false) => "Fits",
            (true, true) => "Fits as far as is known",
            (false, true) => "Misses",
            (false, false) => "Not shown to fit",
        };

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
