using RiskPlatform.Client.Verification;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What the verification of an evidence export found.</summary>
internal static class VerificationOfFileView
{
    internal static void Render(IAnsiConsole console, ExportVerification result)
    {
        console.MarkupLine((result.Intact, result.KeyWasGiven) switch
        {
            (true, true) => "[bold green]Intact.[/] Nothing in this export was changed, removed, added or reordered.",

            // Whoever made the whole of it anew would have put in a key of their own.
            (true, false) =>
                "[bold yellow]Everything fits the key that came with it.[/] Whose key that is, is not shown.",
            _ => "[bold red]Does not verify.[/] Do not rely on this export; keep it, and ask the agency for another.",
        });
        foreach (var problem in result.Problems) Say.Bullet(console, problem.Explanation);
        if (result.CaseId.Length == 0) return;
        console.Write(Say.Pairs(
            ("Case", Say.Safe(result.CaseId)),
            ("Export", Say.Safe(result.ExportId)),
            ("Entries that fit", $"{result.EntryCount}"),
            ("Files that fit", $"{result.FileCount}"),
            ("Checkpoints", result.CheckpointCount == 0
                ? "none"
                : $"{result.CheckpointCount}, up to entry {result.CheckpointedThroughNumber}"),
            ("Key id", Say.Safe(Say.Or(result.KeyId)))));
        console.MarkupLine(result.KeyWasGiven
            ? "Checked with the key that you gave."
            : "[yellow]Checked with the key in the export itself.[/] That shows only that nobody changed it who lacks "
                + "that key. Compare the key id with the agency by telephone, or give its key with --trusted-key.");
    }
}
