using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Several assessments, one a line.</summary>
internal static class AssessmentListView
{
    internal static void Render(IAnsiConsole console, ListAssessmentsResponse response)
    {
        var table = new IdTable(console, 5, "Made", "Level", "State", "Next review", "Rules", "Assessment");
        foreach (var a in response.Assessments)
        {
            table.Add(Say.Time(a.CreateTime), Levels.Badge(a.Level), Codes.Name(a.State), Say.Time(a.NextReviewTime),
                Say.Safe(string.Join(", ", a.Rules.Select(r => r.RuleId))), Say.Safe(a.AssessmentId));
        }

        table.Write(1, 2);
        Say.NextPage(console, response.NextPageToken);
    }
}
