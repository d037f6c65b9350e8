using System.Globalization;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>How reviews stand and were kept, for managers.</summary>
internal static class ReviewMeasuresView
{
    internal static void Render(IAnsiConsole console, GetReviewMeasuresResponse measures)
    {
        if (measures.Levels.Count > 0) console.Write(Levels(measures));
        foreach (var team in measures.Teams)
        {
            Say.Heading(console, team.TeamId.Length == 0 ? "Without a team" : $"Team {Say.OneLine(team.TeamId)}");
            console.MarkupLine($"  [bold red]{team.Overdue:N0} overdue[/], [bold yellow]{team.Due:N0} due[/],"
                + $" {team.Upcoming:N0} upcoming, {team.Exempt:N0} exempt");
            foreach (var count in team.OverdueCounts)
            {
                Say.Bullet(console, $"{count.Count:N0} at "
                    + (count.Level == RiskLevel.Unspecified ? "no level, never assessed" : Codes.Name(count.Level))
                    + $": {ReviewWords.Of(count.Age)} past their time");
            }

            var table = Say.Table("From", "To", "Completed", "On time", "Late by, on average");
            foreach (var part in team.Parts.Append(team.Kept ?? new ReviewsKept())) Add(table, part);
            console.Write(table);
        }

        if (measures.Teams.Count + measures.Levels.Count == 0) console.WriteLine("There is nothing to count.");
        console.WriteLine($"As of {Say.Time(measures.MeasureTime)}. The last line of each table is the whole period.");
    }

    private static Table Levels(GetReviewMeasuresResponse measures)
    {
        var table = Say.Table("Level", "Overdue", "Due", "Waiting for an action", "For a second person");
        foreach (var level in measures.Levels)
        {
            table.AddRow(Output.Levels.Badge(level.Level), $"{level.Overdue:N0}", $"{level.Due:N0}",
                $"{level.AwaitingAction:N0}", $"{level.AwaitingSecondPerson:N0}");
        }

        return table;
    }

    private static void Add(Table table, ReviewsKept kept) => table.AddRow(
        Say.Safe(kept.FromDate), Say.Safe(kept.ToDate), $"{kept.Completed:N0}",
        kept.Completed == 0 ? "—" : string.Create(CultureInfo.InvariantCulture,
            $"{kept.CompletedOnTime:N0}, {100.0 * kept.CompletedOnTime / kept.Completed:0} %"),
        kept.Completed == kept.CompletedOnTime ? "—" : Say.Span(TimeSpan.FromHours(kept.AverageLatenessHours)));
}
