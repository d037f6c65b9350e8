using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Whether a chain is whole, and where it is not.</summary>
internal static class VerificationView
{
    internal static void Render(IAnsiConsole console, VerifyChainResponse response)
    {
        console.MarkupLine(response is { Intact: true, Problem: null }
            ? $"[bold green]Intact:[/] all {response.CheckedCount:N0} entries fit."
            : "[bold red]DOES NOT FIT[/]");
        if (response.Problem is { } problem)
        {
            console.MarkupLine($"  [bold]Entry {problem.Number}[/]: {Say.Safe(Meaning(problem.Kind))}");
            if (problem.Explanation.Length > 0) Say.Indented(console, Say.Safe(Say.OneLine(problem.Explanation)));
            console.WriteLine("  It is the first that does not fit; what comes after it is not vouched for either.");
        }

        if (response.ContentDisposed)
            console.WriteLine("The content was disposed of: hashes are checked, contents can't be (RECORD-5).");
        console.WriteLine(response.CheckpointCount == 0
            ? "No signed checkpoint covers this case yet."
            : $"{response.CheckpointCount:N0} signed checkpoint{(response.CheckpointCount == 1 ? "" : "s")};"
                + $" entries up to {response.CheckpointedThroughNumber:N0} are covered.");
        Say.Whole(console, $"[grey]Hash of the last[/] {Say.Hash(response.HeadHash)}");
    }

    private static string Meaning(ChainProblemKind kind) => kind switch
    {
        ChainProblemKind.Missing => "is missing.",
        ChainProblemKind.Hash => "its number, time, kind or place was changed.",
        ChainProblemKind.Content => "what it says was changed.",
        ChainProblemKind.Truncated => "the last entries are missing from here on.",
        ChainProblemKind.Checkpoint => "a signed checkpoint says otherwise.",
        ChainProblemKind.Signature => "a checkpoint's signature does not fit its key.",
        _ => Codes.Name(kind),
    };
}
