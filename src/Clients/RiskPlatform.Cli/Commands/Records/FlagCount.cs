using RiskPlatform.Cli.Output;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>The practice flags of a whole history: each once, with how many entries it concerns.</summary>
internal sealed class FlagCount
{
    private readonly Dictionary<(string Rule, string Message), int> counts = [];
    private EntryReceipt? last;

    internal void Add(IEnumerable<EntryReceipt> receipts)
    {
        foreach (var receipt in receipts)
        {
            last = receipt;
            foreach (var flag in receipt.PracticeFlags)
            {
                var key = (flag.RuleId, flag.Message);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }

    internal void Render(IAnsiConsole console, long stored)
    {
        console.WriteLine($"All {stored:N0} entries are stored.");
        if (last is not null)
            Say.Whole(console, $"[grey]The last is entry {last.Number}, hash[/] {Say.Hash(last.Hash)}");
        foreach (var ((rule, message), count) in counts.OrderByDescending(c => c.Value))
            console.MarkupLine($"[yellow]! {Say.Safe(rule)}[/] {Say.Safe(Say.OneLine(message))} ({count:N0})");
    }
}
