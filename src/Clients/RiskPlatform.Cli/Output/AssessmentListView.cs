using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Several assessments, one a line.</summary>
internal static class AssessmentListView
{
    internal static void Render(IAnsiConsole console, ListAssessmentsResponse response)
    {
        var table = Say.Table("Made", "Level", "State", "Next review", "Rules", "Assessment")
            .KeepWhole(console, 1, 2, 5);
        foreach (var a in response.Assessments)
        {
            table.AddRow(Say.Time(a.CreateTime), Levels.Badge(a.Level), Codes.Name(a.State), Say.Time(a.NextReviewTime),
                Say.Safe(string.Join(", ", a.Rules.Select(r => r.RuleId))), Say.Safe(a.AssessmentId));
        }

        console.Write(table);
        Say.NextPage(console, response.NextPageToken);
    }
}
