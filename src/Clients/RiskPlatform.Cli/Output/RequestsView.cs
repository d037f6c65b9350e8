using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What is not known and who could be asked (ASSESS-3), with what to ask them where it is wanted.</summary>
internal static class RequestsView
{
    internal static void Render(IAnsiConsole console, Assessment assessment, Hints hints, bool full)
    {
        if (assessment.InformationRequests.Count == 0) return;
        Say.Heading(console, "Find out from others (ASSESS-3)");
        var table = full ? Say.Table("Not known", "Whom to ask", "What to ask") : Say.Table("Not known", "Whom to ask");
        foreach (var request in assessment.InformationRequests)
        {
            var (code, whom) = (Codes.Name(request.Indicator), Say.Safe(Words.List(request.CouldAsk)));
            if (full) table.AddRow(code, whom, Say.Safe(request.Text));
            else table.AddRow(code, whom);
        }

        console.Write(table);
        if (!full) Hint(console, assessment, hints);
    }

    // What is stored is read again: to assess the file again would make another assessment.
    private static void Hint(IAnsiConsole console, Assessment assessment, Hints hints)
    {
        if (assessment.AssessmentId.Length == 0)
        {
            console.WriteLine("The words to send each agency: --full");
            return;
        }

        console.WriteLine("The words to send each agency:");
        Say.Command(console, hints.Assessment(assessment.CaseId, assessment.AssessmentId, full: true));
    }
}
