using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>That an entry is stored.</summary>
internal static class ReceiptView
{
    internal static void Render(IAnsiConsole console, EntryReceipt receipt)
    {
        console.MarkupLine($"[bold]Entry {receipt.Number}[/], recorded {Say.Time(receipt.RecordTime)}");
        Say.Whole(console, $"[grey]Hash[/] {Say.Hash(receipt.Hash)}");
        Say.Flags(console, receipt.PracticeFlags);
    }
}
