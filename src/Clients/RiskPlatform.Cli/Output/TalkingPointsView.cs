using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// What may be used with the subject: what the service returns and not a word more. A screen may be seen by the
/// subject, so there is no level here, no count of what was left out, and no hint that anything was (RESPOND-2).
/// </summary>
internal static class TalkingPointsView
{
    internal static void Render(IAnsiConsole console, GetTalkingPointsResponse response)
    {
        if (response.Withheld == TalkingPointsWithheld.SubjectIntoxicated)
        {
            console.WriteLine("Not now: the subject is recorded as under the influence (RESPOND-5).");
            return;
        }

        foreach (var point in response.TalkingPoints)
        {
            var when = point.LastOccurredTime is null ? "" : $", last {Say.Time(point.LastOccurredTime)}";
            console.MarkupLine($"[bold]{Say.Safe(Say.Or(point.Label, Codes.Name(point.Code)))}[/] "
                + $"({Say.Safe(string.Join(", ", point.Sources.Select(Codes.Name)) + when)})");
            foreach (var words in point.OwnWords) console.MarkupLine($"  “{Say.Safe(words)}”");
        }

        foreach (var question in response.Questions) console.MarkupLine($"• {Say.Safe(question.Text)}");
        if (response.TalkingPoints.Count + response.Questions.Count == 0) console.WriteLine("Nothing.");
    }
}
